"""docs/operate/retention.md says the same as the registers."""

from pathlib import Path

from sidelight.people.registers import classes

PAGE = Path(__file__).resolve().parents[1] / "docs" / "operate" / "retention.md"


def test_the_table_is_that_of_the_registers() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]

    kept = [
        [one.code, str(one.what), str(one.by), str(one.until), str(one.days or "")]
        for one in classes()
    ]
    assert [[*row[:4], "" if row[4] == "0" else row[4]] for row in rows[2:]] == kept
