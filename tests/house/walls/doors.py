"""Every view stands behind exactly one door, and nothing stands in front of the door."""

import ast
from collections.abc import Iterable, Mapping

from tests.house.walls.addresses import Address
from tests.house.walls.sources import Source

DOORS = {
    "open_page", "threshold_page", "own_factors_page", "signed_in_page", "member_page",
    "staff_page", "link_page",
}  # fmt: skip


def doorless(addresses: Iterable[Address], elsewhere: Mapping[str, str]) -> list[str]:
    """Find views without a door; `elsewhere` names the views of libraries that guard themselves."""
    return [
        f"{address.pattern}: {address.answers} has no door"
        for address in addresses
        if not getattr(address.view, "door", "") and address.answers not in elsewhere
    ]


def crowded_doors(source: Source) -> list[str]:
    """One door a view, outermost: a check before it would tell a stranger that the page exists."""
    faults = []
    for function in ast.walk(source.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            names = [name_of(decorator) for decorator in function.decorator_list]
            doors = [name for name in names if name in DOORS]
            if len(doors) > 1:
                faults.append((function, "has more than one door"))
            elif doors and names[0] not in DOORS:
                faults.append((function, f"has {names[0]} in front of its door"))
    return [source.fault(view.lineno, f"{view.name} {says}") for view, says in faults]


def name_of(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rpartition(".")[2]
