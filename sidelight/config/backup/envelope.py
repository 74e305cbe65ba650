"""Encrypting to a key that is not on the server: the age format (age-encryption.org, X25519).

The standard `age` tool opens the same files, so that a charity can leave with its words.
"""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage

from sidelight.config.launch.errors import Refusal

RECIPIENT = "backup-recipient"
FIRST_LETTERS = b"age-encryption.org/v1\n"


def fresh_key() -> tuple[str, str]:
    """Return a new private key and its recipient, written as `age-keygen` does."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(folder: Path) -> str:
    """Return whom this site's backups are encrypted to; Refusal when nobody made a key yet."""
    try:
        said = (folder / RECIPIENT).read_text(encoding="ascii").strip()
        pyrage.x25519.Recipient.from_str(said)
    except FileNotFoundError as absent:
        raise Refusal("There is no key for backups yet. Make one: sidelight backup-key") from absent
    except (OSError, UnicodeError, pyrage.RecipientError) as garbled:
        raise Refusal(f"{folder / RECIPIENT} is not an age recipient (age1…)") from garbled
    return said


def identity_in(path: Path) -> pyrage.x25519.Identity:
    """Return the private key in this file: the line that begins with AGE-SECRET-KEY-."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        secret = next(line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-"))
        return pyrage.x25519.Identity.from_str(secret)
    except OSError as problem:
        raise Refusal(f"Cannot read the key {path} ({problem.strerror})") from problem
    except (UnicodeError, StopIteration, pyrage.IdentityError) as garbled:
        raise Refusal(f"{path} holds no backup key (a line AGE-SECRET-KEY-…)") from garbled


def write_encrypted(path: Path, chunks: Iterable[bytes], *, recipient: str) -> None:
    """Write what comes, encrypted, so that the name appears only when the file is whole.

    Refusal when the file is there already: an older backup is never written over.
    """
    draft = path.with_name(f".{path.name}.part")
    asked = Chunks(chunks)
    try:
        refuse_a_taken_name(path)
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        with draft.open("wb") as file:
            pyrage.encrypt_io(asked, file, [pyrage.x25519.Recipient.from_str(recipient)])
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except (pyrage.EncryptError, OSError) as problem:
        # The library wraps what went wrong while it was reading from us.
        if isinstance(asked.problem, Refusal):
            raise asked.problem from problem
        raise Refusal(f"Cannot write {path} ({getattr(problem, 'strerror', problem)})") from problem
    finally:
        draft.unlink(missing_ok=True)
    remember_names(path.parent)


def refuse_a_taken_name(path: Path) -> None:
    if path.exists():
        raise Refusal(f"{path} is there already: a backup is never written over")


def remember_names(folder: Path) -> None:
    """Without this, a power cut could take the new name away again."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Chunks:
    """Something to read from, made of pieces of any length; holds one of them at a time."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = b""
        self.problem: Exception | None = None

    def read(self, most_bytes: int) -> bytes:
        while not self._rest:
            try:
                self._rest = next(self._chunks)
            except StopIteration:
                return b""
            except Exception as problem:
                self.problem = problem
                raise
        given, self._rest = self._rest[:most_bytes], self._rest[most_bytes:]
        return given


@contextmanager
def opened(path: Path, identity: pyrage.x25519.Identity) -> Iterator[BinaryIO]:
    """Give what is inside, as a stream. Refusal when the key, or one byte of the file, is wrong.

    Each stretch is authenticated before it comes out; that the file ends where it should is known
    only when this closes, so nothing may be believed before.
    """
    reading, writing = os.pipe()
    wrong: list[Exception] = []

    def decrypt() -> None:
        try:
            with os.fdopen(writing, "wb") as inside, path.open("rb") as sealed:
                pyrage.decrypt_io(sealed, inside, [identity])
        except (pyrage.DecryptError, OSError, ValueError) as problem:
            wrong.append(problem)

    helping = threading.Thread(target=decrypt, name="decrypt", daemon=True)
    helping.start()
    try:
        with os.fdopen(reading, "rb") as inside:
            yield inside
            while inside.read(1 << 20):
                pass  # to the end: a missing tail shows there and nowhere else
    except Exception as problem:
        helping.join()
        raise (why_not(path, wrong[0]) if wrong else problem) from problem
    helping.join()
    if wrong:
        raise why_not(path, wrong[0]) from wrong[0]


def why_not(path: Path, problem: Exception) -> Exception:
    if isinstance(problem, BrokenPipeError):
        return Refusal(f"{path} was not read to its end")
    if isinstance(problem, OSError) and problem.errno:
        return Refusal(f"Cannot read {path} ({problem.strerror})")
    if "No matching keys" in str(problem):
        return Refusal(f"{path} does not open with this key: it was encrypted to another one")
    return Refusal(f"{path} is damaged, cut short or no backup: nothing was taken from it")
