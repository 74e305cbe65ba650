"""`bin/bench lighthouse`: each kind of page for everybody, and two for members, on its phone
profile. Needs npx, and Chromium on the path."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.everybody import PAGES as EVERYBODY
from bench.everybody import evenings
from bench.places import inside
from bench.report import Table
from bench.servers import running

VERSION = "12.8.2"
# Pages for members, the card, which is a paper, and what somebody looked for say noindex on
# purpose: their seo score is that of all the other audits.
ON_PURPOSE = "is-crawlable"
HIDDEN = {"card", "search", "thread", "compose"}
GOOD = 0.9  # what scores less is named, so that it can be mended
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
OPEN = {**EVERYBODY, "card": "a card to keep", "text": "house rules"}
PAGES = {**OPEN, "thread": "conversation", "compose": "writing a post"}
# Nothing of the browser's own reaches out: whatever is not this machine has no address.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run "
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
)


def lighthouse(runs: int, seconds: float) -> list[Table]:
    site = evenings()
    told = json.loads(inside(site, "bench.visit"))
    rows = []
    with running("uvicorn", site) as server, tempfile.TemporaryDirectory() as folder:
        headers = Path(folder) / "headers.json"
        for page, name in PAGES.items():
            is_open = page in OPEN
            headers.write_text(json.dumps({} if is_open else {"Cookie": told["member"]}))
            address = server.address + told[page][0]
            skipped = [] if page not in HIDDEN else [f"--skip-audits={ON_PURPOSE}"]
            found = [looked_at(address, headers, skipped) for _ in range(runs)]
            rows.append([name, *(f"{median(one[c] for one in found):.0f}" for c in CATEGORIES)])
    sys.stdout.write(
        "Pages for members, the card and what is looked for are noindex on purpose: "
        f"{ON_PURPOSE} is skipped there.\n"
    )
    return [Table("Lighthouse", ["phone profile", *CATEGORIES], rows)]


def looked_at(address: str, headers: Path, skipped: list[str]) -> dict[str, float]:
    """Return the score of each category, of 100. headers: a file, beside which the report goes."""
    report = headers.parent / "report.json"
    wanted = [
        "npx", "--yes", f"lighthouse@{VERSION}", address, "--quiet", "--output=json",
        f"--output-path={report}", f"--extra-headers={headers}", f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(CATEGORIES)}", *skipped,
    ]  # fmt: skip
    if not ran(wanted, headers.parent) and not ran(wanted, headers.parent):
        sys.exit(f"bench: Lighthouse says nothing of {address}")
    said = json.loads(report.read_text(encoding="utf-8"))
    for audit in said["audits"].values():
        if audit["score"] is not None and audit["score"] < GOOD:
            sys.stderr.write(f"{address}: {audit['id']} {audit.get('displayValue', '')}\n")
    return {name: said["categories"][name]["score"] * 100 for name in CATEGORIES}


def ran(wanted: list[str], folder: Path) -> bool:
    """Run Lighthouse; now and then it loses a browser that it has just started, and says so."""
    env = {**environment_of_npx(), "CHROME_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(
        wanted, check=False, timeout=240, cwd=folder, stdin=subprocess.DEVNULL, env=env
    )
    return done.returncode == 0


def environment_of_npx() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
