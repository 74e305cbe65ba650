"""What apps above people plug in."""

from collections.abc import Callable
from datetime import datetime

from sidelight.foundation.register import Register
from sidelight.people.models import Person, Role

# Run inside the transaction in which somebody chose a name: (person, name, at).
name_chosen: Register[Callable[[Person, str, datetime], object]] = Register()

# Asked before a staff page opens: (person, role, at). Nobody registered means nobody is ready.
readiness: Register[Callable[[Person, Role, datetime], bool]] = Register()

# Asked before somebody may join: what is still missing, in plain words (empty when all is there).
before_joining: Register[Callable[[datetime], list[str]]] = Register()
