"""The community's pages: find what the reader may see, bind the form, call one action, answer."""

from sidelight.community.views.drafts import (
    draft_for_edit,
    draft_for_reply,
    draft_for_space,
    draft_removal,
)
from sidelight.community.views.own import notices_read, own_page
from sidelight.community.views.reading import search, space, spaces, thread
from sidelight.community.views.staff import (
    space_closing,
    space_mixing,
    space_opening,
    staff_space,
    staff_space_new,
    staff_spaces,
)
from sidelight.community.views.support import flag_post, reaction, reaction_removal
from sidelight.community.views.writing import edit_post, new_post, replies

__all__ = [
    "draft_for_edit",
    "draft_for_reply",
    "draft_for_space",
    "draft_removal",
    "edit_post",
    "flag_post",
    "new_post",
    "notices_read",
    "own_page",
    "reaction",
    "reaction_removal",
    "replies",
    "search",
    "space",
    "space_closing",
    "space_mixing",
    "space_opening",
    "spaces",
    "staff_space",
    "staff_space_new",
    "staff_spaces",
    "thread",
]
