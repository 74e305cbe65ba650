"""A pack as it may be brought in: read whole, with its pictures drawn anew."""

from collections.abc import Mapping

from sidelight.courses.actions.packs.redrawing import picture_from
from sidelight.courses.queries.packs.reading import read_pack
from sidelight.courses.rules.packs import Pack


def pack_from(files: Mapping[str, bytes]) -> Pack:
    """Return the programme in these files. Raises PackHasFaults with every fault there is.

    Nothing is written, and no transaction is open meanwhile: pictures take their time.
    """
    return read_pack(files, picture_from)
