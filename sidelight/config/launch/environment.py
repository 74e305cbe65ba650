"""What the settings are told, for the demo and for a real site."""

import os
from pathlib import Path

import django

from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import KEYS, MAY_BE_ABSENT, Kind, keys_in

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
# What the demo is told as well: how it speaks, and what time it is there.
PLACE = ("SIDELIGHT_LANGUAGE", "SIDELIGHT_TRANSLATIONS", "SIDELIGHT_TIME_ZONE")
# Names that are common on servers, for what Sidelight has a longer name of its own.
ALIASES = {"SIDELIGHT_DATABASE_URL": "DATABASE_URL", "SIDELIGHT_VALKEY_URL": "VALKEY_URL"}
THIS_MACHINE = {"SIDELIGHT_HOSTS": ",".join(LOOPBACK), "SIDELIGHT_HTTPS": "off"}


def set_up_for(folder: Path, kind: Kind, *, link_host: str = "") -> None:
    """Tell this process and its children about the folder, and start Django.

    link_host: where links in messages lead, where the settings cannot know it.
    """
    said = what_was_said()
    wanted = demo_settings(folder, said) if kind is Kind.DEMO else site_settings(folder, said)
    if link_host:
        wanted["SIDELIGHT_LINK_HOST"] = link_host
    for name in said.keys() - wanted.keys() | set(ALIASES.values()):
        os.environ.pop(name, None)
    os.environ |= wanted
    os.environ["DJANGO_SETTINGS_MODULE"] = "sidelight.config.settings"
    django.setup()


def what_was_said() -> dict[str, str]:
    """Return what the environment says about Sidelight, by our names; ours come before aliases."""
    aliases = {ours: os.environ[name] for ours, name in ALIASES.items() if name in os.environ}
    ours = {name: os.environ[name] for name in os.environ if name.startswith("SIDELIGHT_")}
    return aliases | ours


def demo_settings(folder: Path, said: dict[str, str]) -> dict[str, str]:
    """Return the demo's settings; what a real site was told about itself does not reach it.

    A database address in the environment would put people with published passphrases into it.
    """
    return {
        "SIDELIGHT_LOG": said.get("SIDELIGHT_LOG", "WARNING"),
        **{name: said[name] for name in PLACE if name in said},
        "SIDELIGHT_DATA": str(folder),
        "SIDELIGHT_DEMO": "on",
        **THIS_MACHINE,
        **keys_in(folder),
    }


def site_settings(folder: Path, said: dict[str, str]) -> dict[str, str]:
    """Return a site's settings: what was said, and this machine alone when no hosts were said."""
    kept = {**keys_in(folder), **said, "SIDELIGHT_DATA": str(folder)}
    if not said.get("SIDELIGHT_HOSTS"):
        kept = {"SIDELIGHT_LOG": "WARNING", **kept, **THIS_MACHINE}
    missing = KEYS.keys() - MAY_BE_ABSENT - kept.keys()
    if missing:
        raise Refusal(
            f"There is no Sidelight in {folder} yet: start one with run or demo, "
            "or say where it is with --data DIR"
        )
    return kept
