"""An evening in a live room, in real browsers: who comes, what they do, and what they read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect

from tests.journeys.acts import button
from tests.journeys.browsers import DESKTOP, PHONE, Windows
from tests.rooms.sites import Room, Site

Size = dict[str, int]
TABLET = {"width": 768, "height": 1024}
# What a lost line makes a browser say by itself; pages cannot keep it from that.
ABOUT_THE_LINE = re.compile(r"console: WebSocket connection to|ERR_INTERNET_DISCONNECTED")
READ = """box => [...box.querySelectorAll(":scope > .said[data-seq]")].map(said => [
    Number(said.dataset.seq), said.querySelector(".said-words").textContent])"""


class Line(NamedTuple):
    """One message as somebody reads it."""

    seq: int
    words: str


@dataclass
class Evening:
    """One room and the browsers in it. heard: by name, every frame that reached their pages."""

    site: Site
    windows: Windows
    room: Room
    pages: dict[str, Page] = field(default_factory=dict)
    heard: dict[str, list[str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"/rooms/{self.room.slug}/"

    def comes(
        self, name: str, size: Size = PHONE, *, own_device: bool = False, stopped: bool = False,
        wire: "Wire | None" = None, **how: bool,
    ) -> Page:  # fmt: skip
        """Let somebody open a browser in which they are signed in, and go into the room.

        stopped: the page's clock goes on only when it is told to. wire: what may be cut.
        """
        page = self.signed_in(name, size, own_device=own_device, **how)
        if stopped:
            page.clock.install()
        if wire:
            page.route_web_socket(re.compile("/live$"), wire.lies_between)
        return self.goes_in(name, page, script=how.get("script", True))

    def signed_in(
        self, name: str, size: Size = PHONE, *, own_device: bool = False, **how: bool
    ) -> Page:
        """Let somebody open a browser in which they are signed in."""
        page = self.windows.open(size, **how)
        sign_in = self.site.backstage.do("sign_in", name=name, own_device=own_device)
        for one in sign_in.split("; "):
            kept, _, value = one.partition("=")
            cookie = {"name": kept, "value": value, "url": self.windows.site.address}
            page.context.add_cookies([cookie])  # type: ignore[list-item]  # Playwright's own shape
        return page

    def comes_again(self, name: str, context: BrowserContext) -> Page:
        """Let somebody open another window of the same browser, and go into the room."""
        return self.goes_in(name, context.new_page(), script=True)

    def goes_in(self, name: str, page: Page, *, script: bool) -> Page:
        self.pages[name] = page
        self.listen(name, page)
        page.goto(self.address)
        if script:
            is_there(page)
        return page

    def listen(self, name: str, page: Page) -> None:
        kept = self.heard.setdefault(name, [])
        listen: Callable[[object], None] = lambda frame: kept.append(str(frame))  # noqa: E731
        page.on("websocket", lambda socket: socket.on("framereceived", listen))

    def opens(self, *members: str) -> tuple[Page, Page]:
        """Let both leaders come, then these members on phones, and one of the leaders open it."""
        lou, sam = self.comes("Lou", TABLET), self.comes("Sam", DESKTOP)
        for name in members:
            self.comes(name)
        opens(lou)
        for page in (self.pages[name] for name in ("Lou", "Sam", *members)):
            expect(page.locator("[data-state-name]")).to_have_text("Leaders read first")
        return lou, sam


@dataclass
class Wire:
    """What lies between a page and the room; while it is cut, what is sent is lost in it.

    said: all that pages said. opened: what they said first, each time that a socket opened.
    """

    is_cut: bool = False
    said: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    sockets: list[WebSocketRoute] = field(default_factory=list)

    def lies_between(self, page: WebSocketRoute) -> None:
        if self.is_cut:
            page.close()
            return
        room = page.connect_to_server()
        self.sockets.append(page)
        page.on_message(lambda said: self._pass_on(room, said))

    def _pass_on(self, room: WebSocketRoute, said: str | bytes) -> None:
        self.said.append(str(said))
        if '"hello"' in str(said):
            self.opened.append(str(said))
        if not self.is_cut:
            room.send(said)

    def tears(self) -> None:
        """Close the socket that is open; the page may open another at once."""
        self.sockets.pop().close()


def opens(leader: Page) -> None:
    expect(leader.get_by_text("Leaders here: Lou, Sam")).to_be_attached()
    button(leader, "Open the room").click()
    expect(button(leader, "Pause")).to_be_visible()


def is_there(page: Page) -> None:
    """Wait until the page is connected, so that what is pressed next is heard."""
    expect(page.locator("#live-room")).to_have_attribute("data-link", re.compile("live|asking"))


def box(page: Page, ch: str = "room") -> Locator:
    return page.locator(f'[data-composer="{ch}"] textarea[name=text]')


def in_sight(page: Page, words: str | re.Pattern[str]) -> Locator:
    """Return where these words stand for the eye; what is read aloud says them a second time."""
    return page.get_by_text(words).and_(page.locator(":not([data-announce])"))


def says(page: Page, words: str, ch: str = "room") -> None:
    """Write and send, without waiting for what becomes of it."""
    if not box(page, ch).is_visible():
        shows(page, ch)
    box(page, ch).fill(words)
    page.locator(f'[data-composer="{ch}"] button[type=submit]').click()


def shows(page: Page, ch: str) -> None:
    """Turn to one conversation of the room."""
    page.locator(f'.room-tabs [data-open="{ch}"]').click()


def own(page: Page, words: str) -> Locator:
    """Return one's own words that are not shown yet, with what is said of them."""
    return page.locator("[data-own]").filter(has_text=words)


def waiting(leader: Page) -> Locator:
    return leader.locator("[data-held] > .held")


def lets_through(leader: Page, count: int) -> None:
    """Let through all that waits, with one key each."""
    for left in reversed(range(count)):
        waiting(leader).first.focus()
        leader.keyboard.press("r")
        expect(waiting(leader)).to_have_count(left)


def reads(page: Page, ch: str = "room") -> list[Line]:
    """Return the conversation as it stands on the page, from the top."""
    return [Line(seq, words) for seq, words in page.locator(f'[data-talk="{ch}"]').evaluate(READ)]


def has_read(page: Page, last: str, ch: str = "room") -> None:
    """Wait until somebody's page shows these words as the last that were said."""
    said = page.locator(f'[data-talk="{ch}"] > .said[data-seq] .said-words')
    expect(said.last).to_have_text(last)


def tile_of(leader: Page, name: str) -> Locator:
    return leader.locator(f'.tile[data-name="{name}"]')


def presses_for(leader: Page, name: str, words: str) -> None:
    """Press something in the menu of a member's tile."""
    tile_of(leader, name).locator("summary").first.click()
    button(tile_of(leader, name), words).click()


def steers(leader: Page, what: str, choice: str) -> None:
    """Choose something under More."""
    leader.get_by_text("More", exact=True).click()
    leader.get_by_label(what).select_option(label=choice)
    button(leader, "Set").click()
    expect(button(leader, "Set")).to_be_hidden()


def the_room_goes_by_itself(leader: Page) -> None:
    """Open the room up: messages show at once."""
    button(leader, "Open").click()
    expect(leader.locator("[data-state-name]")).to_have_text("Opened by a leader")


def goes(leader: Page, name: str) -> Locator:
    """Return what stands about somebody at the end of a session."""
    return leader.locator(".goodbye").filter(has_text=name)


def says_goodbye(leader: Page, *names: str) -> None:
    """Turn to the end of the session and tick that each of these was seen out."""
    shows(leader, "closing")
    for name in names:
        button(goes(leader, name), "We said goodbye").click()
        expect(button(goes(leader, name), "No, not yet")).to_be_visible()


def writes_the_note(leader: Page, words: str) -> None:
    """Write down what whoever leads next should know."""
    shows(leader, "closing")
    leader.get_by_label("The note for whoever leads next").fill(words)
    button(leader, "Write it down").click()
    expect(leader.get_by_text("wrote the note at")).to_be_visible()


def closes(leader: Page, *names: str) -> None:
    """See these members out, write the note, and close the session."""
    says_goodbye(leader, *names)
    writes_the_note(leader, "A quiet evening.")
    button(leader, "Close it for everybody").click()
    expect(leader.locator(".room-banner[data-over]")).to_be_visible()
