"""Code names addresses of its own app or of lower ones; what lies higher comes from a register."""

import ast
from collections.abc import Mapping

from tests.house.walls.floors import may_look
from tests.house.walls.sources import Source

LEADING_CALLS = {"redirect", "reverse", "reverse_lazy", "resolve_url"}


def upward_links(
    source: Source, house: Mapping[str, int], address_apps: Mapping[str, str]
) -> list[str]:
    """Find redirects and links to addresses of an app that does not lie lower."""
    return [
        source.fault(node.lineno, f"{name} looks up to {address_apps[name]}")
        for node in ast.walk(source.tree)
        for name in named_address(node)
        if name in address_apps and not may_look(source.app, address_apps[name], dict(house))
    ]


def named_address(node: ast.AST) -> list[str]:
    if not isinstance(node, ast.Call) or not node.args:
        return []
    called = ast.unparse(node.func).rpartition(".")[2]
    first = node.args[0]
    if called in LEADING_CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str):
        return [first.value]
    return []
