"""Settings from the environment: safe when absent, one clear line when wrong."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = {"on", "yes", "true", "1"}
NO = {"off", "no", "false", "0", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable's value, or the default when it is absent."""
    return os.environ.get(name, default).strip()


def required(name: str) -> str:
    """Return the variable's value; raise ImproperlyConfigured when it is absent or empty."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set (docs/operate/install.md lists it)")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return on or off; raise ImproperlyConfigured for a word that is neither."""
    value = text(name, "on" if default else "off").lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be on or off, not “{value}”")
    return value in YES


def items(name: str) -> list[str]:
    """Return the comma-separated values, without blanks."""
    return [item.strip() for item in text(name).split(",") if item.strip()]


def required_items(name: str) -> list[str]:
    """Return the comma-separated values; raise ImproperlyConfigured when there is none."""
    required(name)
    return items(name)


def folder(name: str, default: Path) -> Path:
    """Return an absolute folder path; it need not exist yet."""
    return Path(text(name) or default).expanduser().resolve()
