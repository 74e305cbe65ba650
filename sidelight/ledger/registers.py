"""What apps above the ledger plug in."""

from django.db.models import Model

from sidelight.foundation.register import Register

# Tables whose rows are added and never changed or removed: the database itself refuses.
append_only: Register[type[Model]] = Register()
