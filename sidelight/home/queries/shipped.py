"""Files that come with the program: drafts of the texts, and the demo's story."""

from functools import cache
from pathlib import Path

from sidelight.home.rules.samples import Sample, read_sample
from sidelight.home.rules.story import Story, read_story
from sidelight.people.models import HouseText

HERE = Path(__file__).resolve().parents[1]


@cache
def sample_of(kind: HouseText.Kind) -> Sample:
    """Return the draft of a text."""
    return read_sample((HERE / "samples" / f"{kind.value}.toml").read_text(encoding="utf-8"))


def demo_story() -> Story:
    """Return the demo's story; its files are read in the order of their names."""
    paths = sorted((HERE / "demo").glob("*.toml"))
    return read_story(path.read_text(encoding="utf-8") for path in paths)
