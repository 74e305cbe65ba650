"""The course that is shipped for every place to begin with."""

from collections.abc import Mapping
from pathlib import Path

from sidelight.courses.queries.packs.opening import files_of_folder

SAMPLE = Path(__file__).parents[2] / "packs" / "steady-ground"


def sample_files() -> Mapping[str, bytes]:
    """Return the files of the sample by path."""
    return files_of_folder(SAMPLE)
