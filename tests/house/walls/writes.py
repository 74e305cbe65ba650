"""Only actions change rows, send or queue. The wall looks for the words in which that is said."""

import ast
import re
from collections.abc import Iterator

from tests.house.walls.imports import imports
from tests.house.walls.sources import Source

MAY_WRITE = {"actions", "migrations", "tests"}
# Programs that actions call to hand a message over; they change no row.
MAY_SEND = {"ways"}
SENDS = {"send_mail", "send_messages"}
ALWAYS_WRITES = {
    "save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "asave", "acreate", "adelete", "abulk_create", "abulk_update", "aget_or_create",
    "aupdate_or_create", "on_commit", "enqueue", "aenqueue", "send_mail", "send_messages",
}  # fmt: skip
UPDATES = {"update", "aupdate"}
ROWS = {"objects", "all", "filter", "exclude", "order_by", "select_for_update", "get_queryset"}
WRITING_SQL = re.compile(r"\s*(INSERT INTO|UPDATE \S+ SET|DELETE FROM|TRUNCATE TABLE)\b")
Call = tuple[ast.Call, str, list[str]]


def stray_writes(source: Source) -> list[str]:
    """Nothing is written, sent or queued outside the actions of an app."""
    if source.drawer in MAY_WRITE:
        return []
    return [
        source.fault(call.lineno, f"{name}() belongs in an action")
        for call, name, chain in calls(source)
        if is_a_write(call, name, chain) and not (source.drawer in MAY_SEND and name in SENDS)
    ]


def stray_sql(source: Source) -> list[str]:
    """No statement that changes rows is even written down outside the actions of an app."""
    if source.drawer in MAY_WRITE:
        return []
    return [
        source.fault(node.lineno, "this statement belongs in an action")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and WRITING_SQL.match(str(node.value))
    ]


def strangers_rows(source: Source) -> list[str]:
    """An app changes its own rows only: for another app's it calls that app's action."""
    theirs = {
        found.name.rpartition(".")[2]: found.app
        for found in imports(source)
        if found.drawer == "models" and found.app != source.app
    }
    return [
        source.fault(call.lineno, f"{chain[0]} belongs to {theirs[chain[0]]}: call its action")
        for call, name, chain in calls(source)
        if chain and chain[0] in theirs and is_a_write(call, name, chain)
    ]


def calls(source: Source) -> Iterator[Call]:
    """Return each call with its name and what stands before it: Post.objects.filter().update()."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr, chain_before(node.func.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node, node.func.id, []


def chain_before(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Attribute):
        return [*chain_before(node.value), node.attr]
    if isinstance(node, ast.Call):
        return chain_before(node.func)
    if isinstance(node, ast.Subscript):
        return chain_before(node.value)
    return [node.id] if isinstance(node, ast.Name) else []


def is_a_write(call: ast.Call, name: str, chain: list[str]) -> bool:
    if name in UPDATES:
        return speaks_of_rows(chain) or only_names_columns(call)
    return name in ALWAYS_WRITES


def speaks_of_rows(chain: list[str]) -> bool:
    return any(word in ROWS or word.endswith("_set") for word in chain)


def only_names_columns(call: ast.Call) -> bool:
    """`due.update(read=True)` is how rows change; dicts are joined with |, a hash takes bytes."""
    return bool(call.keywords) and not call.args
