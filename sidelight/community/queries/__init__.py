"""What pages ask about the community; every read goes through what the reader may see."""

from sidelight.community.queries.drafts import (
    OwnDraft,
    draft_for,
    drafts_of,
    newest_version,
    once_open,
)
from sidelight.community.queries.readers import Reader, find_post, find_space, reader_of, spaces_for
from sidelight.community.queries.search import search
from sidelight.community.queries.threads import (
    ThreadPost,
    ThreadView,
    as_seen_by,
    post_of,
    thread_so_far,
    thread_view,
    threads_in,
)

__all__ = [
    "OwnDraft",
    "Reader",
    "ThreadPost",
    "ThreadView",
    "as_seen_by",
    "draft_for",
    "drafts_of",
    "find_post",
    "find_space",
    "newest_version",
    "once_open",
    "post_of",
    "reader_of",
    "search",
    "spaces_for",
    "thread_so_far",
    "thread_view",
    "threads_in",
]
