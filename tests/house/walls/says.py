"""What an app and its functions must say about themselves, and how actions may not be switched."""

import ast
import re

from tests.house.walls.sources import Source

A_REFUSAL = re.compile(r"\b(never|no|not|nothing)\b", re.IGNORECASE)


def apps_without_a_promise(source: Source) -> list[str]:
    """Every app's own docstring says what it is for and what it will never do."""
    if not source.is_app:
        return []
    if A_REFUSAL.search(ast.get_docstring(source.tree) or ""):
        return []
    return [source.fault(1, "say what this app is for and what it will never do")]


def undescribed(source: Source) -> list[str]:
    """Every public action and rule says its effect in a sentence."""
    if source.drawer not in {"actions", "rules"}:
        return []
    return [
        source.fault(function.lineno, f"{function.name} has no docstring")
        for function in public_functions(source)
        if not ast.get_docstring(function)
    ]


def switches(source: Source) -> list[str]:
    """No action takes a bare yes or no that changes what it does: write two actions."""
    if source.drawer != "actions":
        return []
    return [
        source.fault(function.lineno, f"{function.name} is switched by {name}")
        for function in public_functions(source)
        for name in yes_or_no(function.args)
    ]


def public_functions(source: Source) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    ]


def yes_or_no(arguments: ast.arguments) -> list[str]:
    positional = [*arguments.posonlyargs, *arguments.args]
    with_default = positional[len(positional) - len(arguments.defaults) :]
    switched_on = {
        argument.arg
        for argument, default in zip(with_default, arguments.defaults, strict=True)
        if isinstance(default, ast.Constant) and isinstance(default.value, bool)
    }
    return [
        argument.arg
        for argument in positional
        if argument.arg in switched_on
        or (argument.annotation and ast.unparse(argument.annotation) == "bool")
    ]
