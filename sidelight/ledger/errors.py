"""Why the ledger refuses."""


class LedgerError(Exception):
    """The ledger refuses."""


class WordsInLedger(LedgerError):
    """A value is neither an id nor a code: words would outlive the erasing of their author."""


class HeadDisagrees(LedgerError):
    """The signed head does not fit the seals: nothing is signed until a person has looked."""


class LedgerChanged(LedgerError):
    """The nightly reading found that the ledger is not what was written; the text says how."""
