"""Every verb of the community; each is a plain function in the module that tells its story."""

from sidelight.community.actions.about import submit_about
from sidelight.community.actions.after_a_decision import (
    clear_search_leftovers,
    refresh_search_row,
    show_what_stands,
)
from sidelight.community.actions.drafts import keep_draft, throw_draft_away
from sidelight.community.actions.quiet import end_mute, mute_person, mute_space, mute_thread
from sidelight.community.actions.reactions import react, take_reaction_back
from sidelight.community.actions.spaces import (
    NewSpace,
    change_space,
    close_space,
    mix_bands,
    open_space,
    reopen_space,
)
from sidelight.community.actions.step_down import let_in
from sidelight.community.actions.write import NewWords, submit_edit, submit_post, submit_reply

__all__ = [
    "NewSpace",
    "NewWords",
    "change_space",
    "clear_search_leftovers",
    "close_space",
    "end_mute",
    "keep_draft",
    "let_in",
    "mix_bands",
    "mute_person",
    "mute_space",
    "mute_thread",
    "open_space",
    "react",
    "refresh_search_row",
    "reopen_space",
    "show_what_stands",
    "submit_about",
    "submit_edit",
    "submit_post",
    "submit_reply",
    "take_reaction_back",
    "throw_draft_away",
]
