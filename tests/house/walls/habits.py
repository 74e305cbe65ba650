"""How tests behave: they never wait, roll dice or reach outside."""

import ast

from tests.house.walls.imports import imports
from tests.house.walls.sources import Source

DICE = {"random", "secrets", "faker", "uuid.uuid1", "uuid.uuid4", "os.urandom"}
NETWORK = {
    "socket", "ssl", "smtplib", "ftplib", "imaplib", "http.client", "urllib.request", "urllib3",
    "requests", "httpx", "aiohttp", "websockets",
}  # fmt: skip
SLEEPS = {"time.sleep", "asyncio.sleep"}


def bad_habits(source: Source) -> list[str]:
    """Find whatever makes a test slow, different from run to run, or dependent on others."""
    return uses(source, DICE | NETWORK | SLEEPS)


def dice(source: Source) -> list[str]:
    """Find random data. Tests that start a server or a browser are held to this alone."""
    return uses(source, DICE)


def uses(source: Source, banned: set[str]) -> list[str]:
    found = [(found.line, found.name) for found in imports(source)]
    found += [
        (node.lineno, ast.unparse(node))
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in DICE | SLEEPS
    ]
    return [
        source.fault(line, f"a test does not use {name}")
        for line, name in found
        if any(name == word or name.startswith(f"{word}.") for word in banned)
    ]
