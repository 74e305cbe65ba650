"""Figures as tables: printed, and kept between two marks of docs/bench.md when asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.places import REPOSITORY

PAGE = REPOSITORY / "docs" / "bench.md"


@dataclass(frozen=True)
class Table:
    """One table of figures."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        lines = [list(self.heads), ["---"] * len(self.heads), *map(list, self.rows)]
        return f"**{self.title}**\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def keep(part: str, words: str) -> None:
    """Put these words between the marks of this part in docs/bench.md."""
    begins, ends = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(begins)
    _, _, after = rest.partition(ends)
    PAGE.write_text(f"{before}{begins}\n{words}\n\n{ends}{after}", encoding="utf-8")
