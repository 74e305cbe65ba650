"""Browsers as people hold them: a small phone, a desktop; and what no page may do."""

import shutil
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    expect,
)

from tests.journeys.site import Site

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
# Never waited for when all is well; long, for machines that have much else to do.
PATIENCE_MS = 30_000
NEUTRAL = "https://www.bbc.co.uk/weather"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No name but our own is ever looked up: a page that asks for another gets nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]

expect.set_options(timeout=PATIENCE_MS)


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium of this machine, or Playwright's own where there is none."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=SWITCHES,
        # People's browsers keep pages in memory for the back button; so do these.
        ignore_default_args=["--disable-back-forward-cache"],
    )


@dataclass
class Windows:
    """The browsers of one journey, one for each person, and what went wrong in any of them."""

    browser: Browser
    site: Site
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked_elsewhere: list[str] = field(default_factory=list)

    def open(
        self, size: dict[str, int], *, script: bool = True, dark: bool = False, touch: bool = False
    ) -> Page:
        """Open a browser that has never been here. touch: it is held in the hand."""
        context = self.browser.new_context(
            base_url=self.site.address,
            viewport=dict(size),  # type: ignore[arg-type]  # Playwright's own shape of it
            java_script_enabled=script,
            has_touch=touch,
            is_mobile=touch,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        self._watch(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _watch(self, context: BrowserContext) -> None:
        context.on("request", self._note_request)
        context.on("response", self._note_response)
        context.on("console", self._note_console)
        context.on("weberror", lambda failed: self.faults.append(f"script: {failed.error}"))

    def _note_request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("data", "blob", "about"):
            return
        if not request.url.startswith(f"{self.site.address}/"):
            self.asked_elsewhere.append(request.url)

    def _note_response(self, response: Response) -> None:
        is_part = response.request.resource_type not in ("document", "fetch", "ping")
        if response.status >= 400 and is_part:
            self.faults.append(f"{response.status}: {response.url}")

    def _note_console(self, message: ConsoleMessage) -> None:
        # A page refused on purpose says that too; parts of pages are counted by their answers.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")
