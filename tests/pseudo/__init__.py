"""Two languages that nobody speaks, made from our own words: in them a page shows what it forgot.

Each message is longer by a third, has accents on every letter and stands in brackets. A plain word
on a page is then one that nobody could translate, and what only just fitted does not fit any more.
The second of the two runs from right to left.
"""

from tests.pseudo.catalogue import LEFT_TO_RIGHT, RIGHT_TO_LEFT, write_catalogues
from tests.pseudo.twist import twisted

__all__ = ["LEFT_TO_RIGHT", "RIGHT_TO_LEFT", "twisted", "write_catalogues"]
