"""Which machine measured: figures without one mean nothing."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """Return processor, cores, memory and versions in one line."""
    return (
        f"{processor()}, {os.cpu_count()} cores, {memory()} GB; "
        f"Python {platform.python_version()}, Django {version('django')}, "
        f"SQLite {sqlite3.sqlite_version}, "
        f"uvicorn {version('uvicorn')}, granian {version('granian')}"
    )


def processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown processor"


def memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a program until now."""
    facts = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


def peak_memory_mb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) // 1024


def resident_mb(pid: int) -> float:
    """Return how much memory a program has just now."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024


def programs_under(pid: int) -> list[int]:
    """Return a program with all that it started, and what those started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, task.read_text(encoding="ascii").split())
    return found


def cores() -> tuple[int, int]:
    """Return one core for the server and another for the client, or the same when there is one."""
    ours = sorted(os.sched_getaffinity(0))
    return ours[0], ours[-1]
