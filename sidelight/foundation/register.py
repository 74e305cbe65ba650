"""Lists that a lower app offers and higher apps fill when the program starts.

This is how a lower app reaches upward, for what must happen, without importing from above.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Register(Generic[Entry]):
    """Entries in the order in which apps plugged them in; filled only in `AppConfig.ready`."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Plug an entry in; plugging the same one in again changes nothing."""
        if entry not in self._entries:
            self._entries.append(entry)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)
