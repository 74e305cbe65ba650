"""What pages ask about the community; every read goes through what the reader may see."""

from sidelight.community.queries.drafts import (
    OwnDraft,
    draft_for,
    drafts_of,
    newest_version,
    once_open,
)
from sidelight.community.queries.mutes import mutes_of
from sidelight.community.queries.night import night_opening
from sidelight.community.queries.persons import (
    PersonView,
    about_of,
    own_about,
    person_view,
    words_to_flag,
)
from sidelight.community.queries.readers import Reader, find_post, find_space, reader_of, spaces_for
from sidelight.community.queries.rows import ThreadRow
from sidelight.community.queries.search import search
from sidelight.community.queries.step_down import (
    let_in_to,
    let_in_until,
    step_down_spaces,
    was_in_thread,
)
from sidelight.community.queries.threads import (
    ThreadPost,
    ThreadView,
    as_seen_by,
    post_of,
    space_head,
    thread_so_far,
    thread_view,
    threads_in,
    threads_page,
)

__all__ = [
    "OwnDraft",
    "PersonView",
    "Reader",
    "ThreadPost",
    "ThreadRow",
    "ThreadView",
    "about_of",
    "as_seen_by",
    "draft_for",
    "drafts_of",
    "find_post",
    "find_space",
    "let_in_to",
    "let_in_until",
    "mutes_of",
    "newest_version",
    "night_opening",
    "once_open",
    "own_about",
    "person_view",
    "post_of",
    "reader_of",
    "search",
    "space_head",
    "spaces_for",
    "step_down_spaces",
    "thread_so_far",
    "thread_view",
    "threads_in",
    "threads_page",
    "was_in_thread",
    "words_to_flag",
]
