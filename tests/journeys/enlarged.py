"""A page at 200 % zoom, and with letters of twice the size: nothing is lost, cut or overlaid."""

from playwright.sync_api import Page, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 1024}
# 1280 by 1024 at 200 % leaves this many CSS pixels.
ZOOMED: ViewportSize = {"width": 640, "height": 512}
LETTERS = "size => { document.documentElement.style.fontSize = size; }"
# Two pieces of text lie on one another; a box cuts its words off; two controls share a place.
FIND_LOST = """() => {
    scrollTo(0, 0);
    const faults = [], name = one => one.outerHTML.slice(0, 120);
    const isShown = one => one.checkVisibility({opacityProperty: true, visibilityProperty: true});
    const isForEars = one => {
        for (; one; one = one.parentElement) {
            if (getComputedStyle(one).clipPath === "inset(50%)") return true;
        }
        return false;
    };
    const inSight = (one, box) => {
        let {left, top, right, bottom} = box;
        for (; one && one !== document.body; one = one.parentElement) {
            if (getComputedStyle(one).overflow === "visible") continue;
            const edge = one.getBoundingClientRect();
            left = Math.max(left, edge.left); right = Math.min(right, edge.right);
            top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
        }
        return {left, top, right, bottom};
    };
    const share = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;

    for (const one of document.body.querySelectorAll("*")) {
        const style = getComputedStyle(one);
        const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
        if (!cuts || !one.textContent.trim() || !isShown(one) || isForEars(one)) continue;
        if (one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2) {
            faults.push(`cut: ${name(one)}`);
        }
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pieces = [], range = document.createRange();
    for (let text; (text = texts.nextNode());) {
        const around = text.parentElement;
        if (!text.data.trim() || !isShown(around) || isForEars(around)) continue;
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) {
            // Lines stand close: only the middle of each letter counts.
            const spare = box.height / 4, {left, right, top, bottom} = box;
            const inner = {left, right, top: top + spare, bottom: bottom - spare};
            pieces.push({text, around, box: inSight(around, inner)});
        }
    }
    pieces.forEach((one, at) => pieces.slice(at + 1).forEach(other => {
        if (one.text !== other.text && share(one.box, other.box)) {
            faults.push(`on one another: ${one.text.data.trim()} | ${other.text.data.trim()}`);
        }
    }));
    const controls = document.querySelectorAll(
        "a[href], button, input, select, textarea, summary");
    const stops = [...controls].filter(one => isShown(one) && !isForEars(one));
    // Measured once each, not once for each pair: there are thousands of pairs on a long page.
    const boxes = stops.map(one => inSight(one, one.getBoundingClientRect()));
    stops.forEach((one, at) => stops.slice(at + 1).forEach((other, after) => {
        if (!share(boxes[at], boxes[at + 1 + after])) return;
        if (one.contains(other) || other.contains(one)) return;
        faults.push(`in one place: ${name(one)} | ${name(other)}`);
    }));
    return faults;
}"""
# A page that measures itself does so before the second drawing after a change.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FIND_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


def lost_when_enlarged(page: Page) -> list[str]:
    faults = []
    for view, size, letters in (("200 % zoom", ZOOMED, "100%"), ("large letters", DESK, "200%")):
        page.set_viewport_size(size)
        page.evaluate(LETTERS, letters)
        page.evaluate(DRAWN)
        faults += [f"{view}: {fault}" for fault in page.evaluate(FIND_LOST)]
        faults += [f"{view}: wider than the screen"] if page.evaluate(FIND_WIDE) else []
    page.evaluate(LETTERS, "")
    return faults
