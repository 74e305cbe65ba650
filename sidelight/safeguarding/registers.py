"""What apps above safeguarding plug in."""

from collections.abc import Callable
from datetime import datetime

from sidelight.foundation.register import Register
from sidelight.people.models import Person

# Asked before emergency details are kept: whether somebody is on their way to, or on, a group
# course. With nobody to ask, nothing is kept: what is not needed is not known.
needs_emergency_details: Register[Callable[[Person, datetime], bool]] = Register()
