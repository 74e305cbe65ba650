"""Which database: SQLite in the data folder, or PostgreSQL somewhere."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Opening the database costs as much as half a page; a page's thread keeps it this long.
CONNECTION_SECONDS = 60


def database(address: str, folder: Path) -> dict[str, object]:
    """Return Django's settings for SQLite in the data folder, or for a postgresql:// address."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "sidelight.sqlite3",
            "CONN_MAX_AGE": CONNECTION_SECONDS,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                    # A busy evening writes the same pages again and again: 32 MB of them wait.
                    "PRAGMA wal_autocheckpoint=8000;"
                ),
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("SIDELIGHT_DATABASE_URL must begin with postgresql://")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host") or parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c synchronous_commit=on"},
    }
