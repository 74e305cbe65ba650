"""Read the whole ledger and say whether it is still what was written."""

from argparse import ArgumentParser, ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS

from sidelight.foundation import clock
from sidelight.ledger.actions import sign_anew
from sidelight.ledger.queries.chain import hashes_at
from sidelight.ledger.queries.guards import missing_guards
from sidelight.ledger.queries.verification import Verification, verification
from sidelight.ledger.registers import append_only
from sidelight.ledger.rules.chain import ChainFault, Fault
from sidelight.ledger.rules.head import ChainEnd, HeadFault

CHAIN_FAULTS = {
    Fault.CHANGED: "Line {line_id} (position {position}) was changed after it was sealed.",
    Fault.MISSING: "Position {position} is missing: its line or its seal was removed.",
    Fault.REORDERED: "The order was changed: line {line_id} does not belong at position "
    "{position}.",
    Fault.BROKEN: "The chain breaks before line {line_id} (position {position}): "
    "what stood there was removed or replaced.",
}
HEAD_FAULTS = {
    HeadFault.ABSENT: "There are seals, but the signed head is gone.",
    HeadFault.UNREADABLE: "The signed head cannot be read.",
    HeadFault.NOT_OURS: "The signed head was not signed with this server's ledger key.",
    HeadFault.TAIL_CUT: "The end was cut off: {signed} lines were signed for, {sealed} are sealed.",
    HeadFault.OLDER: "The head is older than the seals: {signed} lines were signed for, "
    "{sealed} are sealed. An old head file was put back, or seals were added without the key.",
    HeadFault.REMADE: "The chain was made anew: at position {signed} it is not what was "
    "signed for.",
}


class Command(BaseCommand):
    help = "Check every line of the ledger against its seal, and the last seal against the head."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted",
            action="append",
            default=[],
            type=noted_head,
            metavar="COUNT:HASH",
            help="a head that you wrote down elsewhere: it must still be part of the chain",
        )
        parser.add_argument(
            "--sign-anew",
            dest="after_looking",
            action="store_true",
            help="after you have found out why the head does not fit: sign the chain as it is now",
        )

    def handle(self, *, noted: list[ChainEnd], after_looking: bool, **options: object) -> None:
        found = verification()
        faults = [*faults_of(found), *noted_faults(noted), *lost_guards()]
        self.stdout.write(f"{lines(found.standing.end.count)} sealed. {waiting(found)}")
        for fault in faults:
            self.stdout.write(f"WRONG: {fault}")
        if after_looking:
            self.sign_anew(found)
        elif faults:
            raise CommandError("The ledger is not as it was written. Keep the server as it is.")
        else:
            end = found.standing.end
            self.stdout.write("Every line is as it was written.")
            self.stdout.write(f"To be sure later, note this elsewhere: {end.count}:{end.hash}")

    def sign_anew(self, found: Verification) -> None:
        if found.chain_fault:
            raise CommandError("Not signed: the chain itself does not hold.")
        if not found.standing.fault:
            raise CommandError("Not signed: the head fits, so there is nothing to put right.")
        head = sign_anew(clock.now())
        self.stdout.write(f"Signed anew at {lines(head.count)}. The old head file is kept.")


def faults_of(found: Verification) -> list[str]:
    """Return what is wrong with the chain and with the head, as sentences."""
    said = [chain_sentence(found.chain_fault)] if found.chain_fault else []
    standing = found.standing
    if standing.fault:
        signed = standing.heads[0].count if standing.heads else 0
        said.append(HEAD_FAULTS[standing.fault].format(signed=signed, sealed=standing.end.count))
    return said


def chain_sentence(fault: ChainFault) -> str:
    return CHAIN_FAULTS[fault.fault].format(line_id=fault.line_id, position=fault.position)


def noted_faults(noted: list[ChainEnd]) -> list[str]:
    """Find the going back of database and file together, which nothing on the server can show."""
    hashes = hashes_at(end.count for end in noted)
    return [
        f"The head that you noted at {lines(end.count)} is no longer part of the chain."
        for end in noted
        if hashes.get(end.count) != end.hash
    ]


def lost_guards() -> list[str]:
    return [
        f"The table {trigger.table} has lost its guard {trigger.name}."
        for trigger in missing_guards(append_only, DEFAULT_DB_ALIAS)
    ]


def waiting(found: Verification) -> str:
    if found.oldest_unsealed is None:
        return "None waits to be sealed."
    since = f"{found.oldest_unsealed:%Y-%m-%d %H:%M} UTC"
    return f"{lines(found.unsealed)} not yet sealed, the oldest from {since}."


def lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def noted_head(text: str) -> ChainEnd:
    count, colon, hash_ = text.partition(":")
    if not (colon and count.isdigit() and len(hash_) == 64):
        raise ArgumentTypeError("write it as COUNT:HASH, as verify_ledger printed it")
    return ChainEnd(int(count), hash_)
