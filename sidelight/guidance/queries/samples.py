"""Which of the articles that come with Sidelight are not here yet."""

from pathlib import Path

from sidelight.guidance.models import Article

FOLDER = Path(__file__).resolve().parents[1] / "samples"


def samples_left() -> int:
    """Return how many samples an editor could still bring in."""
    names = {path.stem for path in FOLDER.glob("*.yaml")}
    here = Article.objects.filter(slug__in=names).values_list("slug", flat=True)
    return len(names.difference(here))
