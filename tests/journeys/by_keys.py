"""A page gone through with the Tab key, from its first stop to its last."""

from playwright.sync_api import Page

from tests.journeys.keyboard import FIND_UNSEEN

MORE_STOPS = 100
# Where the focus was stays the place from which it goes on, until something before it has it.
START_AGAIN = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
}"""
# How many stops there are; a group of radio buttons is one.
COUNT_STOPS = """() => {
    const groups = new Set();
    const fields = "input:not([type=hidden]), select, textarea";
    const stops = document.querySelectorAll(`a[href], button, ${fields}, summary, [tabindex]`);
    return [...stops].filter(one => {
        if (one.tabIndex < 0 || one.disabled || !one.checkVisibility()) return false;
        if (getComputedStyle(one).visibility === "hidden") return false;
        if (one.type !== "radio") return true;
        const group = `${one.form?.id} ${one.name}`;
        return !groups.has(group) && groups.add(group);
    }).length;
}"""
FIND_JUMPS = """() => [...document.querySelectorAll("[tabindex]")]
    .filter(one => one.tabIndex > 0).map(one => one.outerHTML.slice(0, 120))"""
# Noted in the page: to ask it after each key would take most of the time of the walk.
NOTE_STOPS = f"""() => {{
    const unseen = {FIND_UNSEEN};
    let before = null;
    window.stops = [];
    window.noMoreStops?.abort();
    window.noMoreStops = new AbortController();
    addEventListener("keyup", event => {{
        if (event.key !== "Tab") return;
        const stop = document.activeElement;
        if (!stop || stop === document.body) return stops.push(null);
        const isOnward = !before || before === stop || !before.isConnected
            || before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING;
        before = stop;
        stops.push({{is: stop.outerHTML.slice(0, 120), isOnward: Boolean(isOnward),
            isSkip: stop.matches(".skip"), unseen: unseen()}});
    }}, {{capture: true, signal: noMoreStops.signal}});
}}"""
Stop = dict[str, object]


def faults_of_keys(page: Page) -> list[str]:
    """Look for a stop without a ring or beneath something, a trap, and a strange order."""
    page.evaluate(START_AGAIN)
    page.evaluate(NOTE_STOPS)
    expected = int(page.evaluate(COUNT_STOPS))
    faults = [f"out of order: {one}" for one in page.evaluate(FIND_JUMPS)]
    stops, has_left = walked(page, expected)
    faults += [] if has_left else ["the Tab key never leaves the page"]
    if len(stops) < expected:
        faults.append(f"{expected} stops, and the Tab key came to {len(stops)}")
    if stops and not stops[0]["isSkip"]:
        faults.append(f"the first stop is {stops[0]['is']}")
    faults += [f"out of order: {stop['is']}" for stop in stops if not stop["isOnward"]]
    faults += [f"nobody sees the focus on {stop['unseen']}" for stop in stops if stop["unseen"]]
    return [f"keys: {fault}" for fault in [*faults, *skipped(page)]]


def walked(page: Page, expected: int) -> tuple[list[Stop], bool]:
    """Return the stops from first to last, and whether something comes after the last one."""
    for _ in range(expected):
        page.keyboard.press("Tab")
    for _ in range(MORE_STOPS):
        stops: list[Stop | None] = page.evaluate("() => stops")
        for number, stop in enumerate(stops):
            if stop is None or (number and stop["isSkip"]):
                return [one for one in stops[:number] if one], True
        page.keyboard.press("Tab")
    return [one for one in stops if one], False


def skipped(page: Page) -> list[str]:
    """Take the first link, past everything that stands on each page."""
    page.evaluate(START_AGAIN)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    inside = page.evaluate("() => document.activeElement?.closest('main') !== null")
    return [] if inside else ["the first link does not lead to the page"]
