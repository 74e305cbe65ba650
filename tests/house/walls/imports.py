"""What a module may import: nothing late, no private web face, in rules nothing but facts."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.house.walls.sources import Source

OPEN_DRAWERS = {
    "models", "queries", "actions", "rules", "signals", "errors", "registers", "doors",
    # Made for others: signed links and calendar files, and where somebody goes on after a page.
    "links", "calendar", "onward",
}  # fmt: skip
OPEN_APPS = {"foundation", "screening"}
# They have no web face at all, so that there is nothing private in them.
LIBRARIES = {*OPEN_APPS, "live"}
MAY_SEE_ALL = {"config", "__main__"}
PLAIN_DRAWERS = {"rules", "errors"}
IMPORTING_CALLS = {"import_module", "import_string", "__import__", "get_model"}
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Import:
    """One imported name in full, as in sidelight.people.queries.roles_of."""

    name: str
    line: int

    @property
    def app(self) -> str:
        return part(self.name, 1) if self.name.startswith("sidelight.") else ""

    @property
    def drawer(self) -> str:
        return part(self.name, 2) if self.app else ""


def part(name: str, position: int) -> str:
    parts = name.split(".")
    return parts[position] if len(parts) > position else ""


def imports(source: Source, tree: ast.AST | None = None) -> Iterator[Import]:
    for node in ast.walk(tree or source.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = origin_of(node, source)
            yield from (Import(f"{origin}.{alias.name}", node.lineno) for alias in node.names)


def origin_of(node: ast.ImportFrom, source: Source) -> str:
    if not node.level:
        return node.module or ""
    here = PurePosixPath(source.path).with_suffix("").parts
    return ".".join([*here[: len(here) - node.level], *filter(None, [node.module])])


def late_imports(source: Source) -> list[str]:
    """Nothing is imported inside a function, except the plugs of an app's `ready`."""
    found = set()
    for function in (node for node in ast.walk(source.tree) if isinstance(node, Function)):
        if source.drawer == "apps" and getattr(function, "name", "") == "ready":
            continue
        found |= {line for node in ast.walk(function) for line in lines_importing(node)}
    return [source.fault(line, "a late import; import at the top") for line in sorted(found)]


def lines_importing(node: ast.AST) -> list[int]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [node.lineno]
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        return [node.lineno] if name in IMPORTING_CALLS else []
    return []


def private_faces(source: Source) -> list[str]:
    """From another app come only its open drawers: its web face is its own business."""
    if source.app in MAY_SEE_ALL:
        return []
    return [
        source.fault(found.line, f"{found.name} is private to {found.app}")
        for found in imports(source)
        if found.app not in {"", source.app, *LIBRARIES}
        and not found.app.startswith("__")
        and found.drawer not in OPEN_DRAWERS
    ]


def impure_rules(source: Source) -> list[str]:
    """Rules read plain facts: no Django and no rows, so that they are tested without a database."""
    if source.drawer != "rules":
        return []
    as_types = {found for block in type_blocks(source) for found in imports(source, block)}
    return [
        source.fault(found.line, f"a rule may not use {found.name}")
        for found in imports(source)
        if not (is_plain(found) or (found in as_types and found.drawer == "models"))
    ]


def is_plain(found: Import) -> bool:
    if found.app:
        return found.app in OPEN_APPS or found.drawer in PLAIN_DRAWERS
    return not found.name.startswith(("django", "allauth", "modelsearch"))


def type_blocks(source: Source) -> list[ast.If]:
    conditions = [node for node in ast.walk(source.tree) if isinstance(node, ast.If)]
    return [node for node in conditions if ast.unparse(node.test).endswith("TYPE_CHECKING")]
