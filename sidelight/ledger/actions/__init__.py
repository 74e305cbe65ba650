"""Writing a line, sealing what was written, and guarding the tables."""

from sidelight.ledger.actions.guard import install_guards
from sidelight.ledger.actions.recording import NewLine, record, record_all
from sidelight.ledger.actions.sealing import seal, seal_now, sign_anew
from sidelight.ledger.actions.verifying import verify_now

__all__ = [
    "NewLine",
    "install_guards",
    "record",
    "record_all",
    "seal",
    "seal_now",
    "sign_anew",
    "verify_now",
]
