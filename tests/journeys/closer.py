"""A closer look at one page of each kind: for those who enlarge it, listen to it, or type."""

from playwright.sync_api import Page

from tests.journeys.browsers import PHONE
from tests.journeys.by_keys import faults_of_keys
from tests.journeys.chosen_colours import vanished_in_chosen_colours
from tests.journeys.enlarged import ZOOMED, lost_when_enlarged
from tests.journeys.looking import name_of

# Whatever moves by itself, or would when somebody points at it.
FIND_MOVING = """() => {
    const takesTime = text => text.split(",").some(one => parseFloat(one) > 0);
    const moving = [...document.querySelectorAll("*")].filter(one =>
        ["", "::before", "::after"].some(part => {
            const style = getComputedStyle(one, part || null);
            return takesTime(style.transitionDuration) || style.scrollBehavior === "smooth"
                || (style.animationName !== "none" && takesTime(style.animationDuration));
        })).map(one => one.outerHTML.slice(0, 120));
    return [...moving, ...document.getAnimations().map(one => `runs: ${one.constructor.name}`)];
}"""
FIND_UNNAMED = """() => [...document.querySelectorAll("nav, aside, section[role], [role=region]")]
    .filter(one => one.checkVisibility() && !one.ariaLabel
        && !document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim())
    .map(one => one.outerHTML.slice(0, 120))"""
LONGEST_TITLE = 70
# A conversation fills the screen; its ways to help stand in the bar.
WITHOUT_FOOT = {"room"}


def look_closer(page: Page) -> list[str]:
    """Return what is wrong for somebody; leave the page as it was found."""
    faults = [
        *lost_when_enlarged(page),
        *vanished_in_chosen_colours(page),
        *what_moves(page),
        *lost_by_ear(page),
        *lost_to_keys(page),
    ]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    return faults


def lost_to_keys(page: Page) -> list[str]:
    """Enlarged, because then a bar that stays takes most of what is in sight."""
    page.set_viewport_size(ZOOMED)
    return faults_of_keys(page)


def what_moves(page: Page) -> list[str]:
    page.emulate_media(reduced_motion="reduce")
    return [f"moves: {one}" for one in page.evaluate(FIND_MOVING)]


def lost_by_ear(page: Page) -> list[str]:
    """Look for the parts between which screen readers jump, and for a title that tells."""
    parts = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")}  # type: ignore[arg-type]
    if name_of(page) in WITHOUT_FOOT:
        parts.pop("contentinfo")
    faults = [f"{count} × {role}" for role, count in parts.items() if count != 1]
    faults += [f"without a name: {one}" for one in page.evaluate(FIND_UNNAMED)]
    says, _, rest = page.title().rpartition(" · ")
    if not says or not rest or len(says) > LONGEST_TITLE:
        faults.append(f"its title is “{page.title()}”")
    return [f"by ear: {fault}" for fault in faults]
