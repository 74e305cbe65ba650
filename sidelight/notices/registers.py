"""What higher apps plug into notices."""

from collections.abc import Callable

from sidelight.foundation.register import Register

# (kind, about) returns the address of what a notice speaks of, or nothing for a kind of others.
Locate = Callable[[str, str], str]

leads_to: Register[Locate] = Register()
