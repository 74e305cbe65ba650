"""What a server says about a real site's database or Valkey never reaches the demo."""

from pathlib import Path

import pytest

from sidelight.config.launch.folder import Kind, prepare_folder
from tests.launcher.running import sidelight

ELSEWHERE = {
    "DATABASE_URL": "postgresql://somebody@127.0.0.1:1/real",
    "VALKEY_URL": "valkey://127.0.0.1:1",
}
OURS = {f"SIDELIGHT_{name}": address for name, address in ELSEWHERE.items()}
ASK = """
import os
from django.conf import settings
told = [os.environ.get(name) for name in ("DATABASE_URL", "VALKEY_URL")]
print(settings.DATABASES["default"]["NAME"], settings.SIDELIGHT_VALKEY_URL or "no Valkey", told)
"""


def what_is_told(folder: Path, kind: Kind, said: dict[str, str]) -> str:
    prepare_folder(folder, kind)
    answer = sidelight("manage", "--data", folder, "shell", "-v0", "-c", ASK, **said)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


@pytest.mark.parametrize("said", [ELSEWHERE, OURS], ids=["short names", "our names"])
def test_a_site_hears_it_and_the_demo_does_not(tmp_path: Path, said: dict[str, str]) -> None:
    site = what_is_told(tmp_path / "site", Kind.SITE, said)
    demo = what_is_told(tmp_path / "demo", Kind.DEMO, said)

    assert site.startswith("real valkey://127.0.0.1:1 ")
    assert demo.startswith(f"{tmp_path / 'demo' / 'sidelight.sqlite3'} no Valkey [None, None]")


def test_our_own_name_comes_first(tmp_path: Path) -> None:
    said = {**ELSEWHERE, "SIDELIGHT_DATABASE_URL": "postgresql://somebody@127.0.0.1:1/ours"}

    assert what_is_told(tmp_path / "site", Kind.SITE, said).startswith("ours ")
