"""The tables of the community."""

from sidelight.community.models.drafts import Draft, DraftPlace
from sidelight.community.models.posts import ABOUT, Post, Wish
from sidelight.community.models.spaces import BANDS, EVERY_BAND, ForWhom, LetIn, Sight, Space
from sidelight.community.models.support import Mute, Reaction

__all__ = [
    "ABOUT",
    "BANDS",
    "EVERY_BAND",
    "Draft",
    "DraftPlace",
    "ForWhom",
    "LetIn",
    "Mute",
    "Post",
    "Reaction",
    "Sight",
    "Space",
    "Wish",
]
