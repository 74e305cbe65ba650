"""How large things may grow. These walls are for noticing."""

import ast
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.house.walls.sources import Source

LINES_A_FILE = {".py": 300, ".js": 200, ".html": 200, ".txt": 200}
LINES_A_FUNCTION = 40
ARGUMENTS = 6
COMPLEXITY = 8


def long_files(paths: Iterable[Path]) -> list[str]:
    counts = [(path, len(path.read_text(encoding="utf-8").splitlines())) for path in paths]
    return [
        f"{path}: {count} lines; the wall is {LINES_A_FILE[path.suffix]}"
        for path, count in counts
        if count > LINES_A_FILE[path.suffix]
    ]


def long_functions(source: Source) -> list[str]:
    functions = [
        (node, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [
        source.fault(node.lineno, f"{node.name} has {count} lines; the wall is {LINES_A_FUNCTION}")
        for node, count in functions
        if count > LINES_A_FUNCTION
    ]


def tangled_functions(*places: Path) -> list[str]:
    """Ask ruff for functions with too many arguments or too many ways through."""
    settings = [
        f"lint.pylint.max-args={ARGUMENTS}",
        f"lint.mccabe.max-complexity={COMPLEXITY}",
    ]
    options = [part for setting in settings for part in ("--config", setting)]
    # No comment in the code may switch this wall off.
    command = ["ruff", "check", "--isolated", "--no-cache", "--ignore-noqa", "--exit-zero"]
    answer = subprocess.run(
        [sys.executable, "-m", *command, "--select=C901,PLR0913", "--output-format=concise",
         "--quiet", *options, *places],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return answer.stdout.splitlines()
