"""The community's pages: find what the reader may see, bind the form, call one action, answer."""

from sidelight.community.views.drafts import (
    draft_for_edit,
    draft_for_reply,
    draft_for_space,
    draft_removal,
)
from sidelight.community.views.own import notices_read, own_page
from sidelight.community.views.persons import flag_person, own_about, person
from sidelight.community.views.quiet import (
    mute_end,
    own_mutes,
    person_mute,
    space_mute,
    thread_mute,
)
from sidelight.community.views.reading import search, space, spaces, thread
from sidelight.community.views.staff import (
    space_closing,
    space_mixing,
    space_opening,
    staff_space,
    staff_space_new,
    staff_spaces,
)
from sidelight.community.views.support import flag_post, reaction_removal, reactions
from sidelight.community.views.writing import edit_post, new_post, replies

__all__ = [
    "draft_for_edit",
    "draft_for_reply",
    "draft_for_space",
    "draft_removal",
    "edit_post",
    "flag_person",
    "flag_post",
    "mute_end",
    "new_post",
    "notices_read",
    "own_about",
    "own_mutes",
    "own_page",
    "person",
    "person_mute",
    "reaction_removal",
    "reactions",
    "replies",
    "search",
    "space",
    "space_closing",
    "space_mixing",
    "space_mute",
    "space_opening",
    "spaces",
    "staff_space",
    "staff_space_new",
    "staff_spaces",
    "thread",
    "thread_mute",
]
