"""Everything that is wrong with a pack, gathered while it is read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sidelight.courses.errors.programmes import Fault


@dataclass
class Faults:
    """What was found so far; reading goes on, so that all of it is said at once."""

    found: list[Fault] = field(default_factory=list)

    def add(self, path: str, says: str, *, line: int = 0) -> None:
        self.found.append(Fault(path, line, says))

    def add_all(self, faults: Iterable[Fault]) -> None:
        self.found += faults

    def sorted(self) -> tuple[Fault, ...]:
        return tuple(sorted(set(self.found)))
