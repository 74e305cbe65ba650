"""Somebody says how to reach them, tries it, and whoever holds the message can stop it."""

import re
import time

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, join, main
from tests.journeys.browsers import PATIENCE_MS, PHONE
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

MINUTES = 3  # the task worker sends once a minute
# The browser of a test reaches no push service, so this stands where one would answer.
A_SERVICE = """
const made = crypto.subtle.generateKey({name: "ECDH", namedCurve: "P-256"}, true, ["deriveBits"]);
PushManager.prototype.subscribe = async () => {
  const point = await crypto.subtle.exportKey("raw", (await made).publicKey);
  const keys = {p256dh: point, auth: new Uint8Array(16).buffer};
  return {endpoint: "https://fcm.googleapis.com/fcm/send/x", getKey: (name) => keys[name]};
};
"""


def test_on_two_phones_without_script(site: Site, a_phone: OpenPage) -> None:
    own, other = a_phone(script=False), a_phone(script=False)
    join(own, "Wren")
    before = len(site.printed)
    keeps(own, "wren@example.org")
    button(own, "Send me a test message").click()
    expect(main(own).get_by_text("A test is on its way")).to_be_visible()

    said = printed(site, "[e-mail to w•••@e•••]", since=before)
    assert "This is a test. You asked for it." in said
    stop = re.search(r"/m/\S+", said)
    assert stop
    other.goto(stop[0])
    expect(heading(other, "Stop messages?")).to_be_visible()
    own.reload()
    expect(main(own).get_by_text("•••@e•••")).to_be_visible()  # opening it did nothing
    button(main(other), "Stop messages").click()
    expect(heading(other, "No more messages")).to_be_visible()

    own.goto("/me/contact/")
    expect(main(own).get_by_text("•••@e•••")).to_have_count(0)


def test_a_device_is_added_with_script_alone(a_phone: OpenPage) -> None:
    page, plain = a_phone(), a_phone(script=False)
    page.context.grant_permissions(["notifications"])
    page.add_init_script(A_SERVICE)
    join(page, "Dunnock")
    keeps(page, "dunnock@example.org")

    button(main(page), "Show notes on this device").click()
    expect(main(page).get_by_text("This device gets notes now")).to_be_visible()
    expect(main(page).get_by_text("A device, added:")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    button(main(page), "Remove this device").click()
    expect(main(page).get_by_text("gets no more notes")).to_be_visible()

    join(plain, "Pipit")
    keeps(plain, "pipit@example.org")
    expect(button(main(plain), "Show notes on this device")).to_have_count(0)
    expect(main(plain).get_by_text("your browser has to allow script")).to_be_visible()


def keeps(page: Page, address: str) -> None:
    page.goto("/me/contact/")
    page.get_by_label("By e-mail").check()
    page.get_by_label("E-mail address or phone number").fill(address)
    button(main(page), "Keep this").click()
    expect(heading(page, "What you told us")).to_be_visible()


def printed(site: Site, words: str, *, since: int) -> str:
    """Return the line with these words, as the demo prints what a real site would send."""
    until = time.monotonic() + MINUTES * PATIENCE_MS / 500
    while time.monotonic() < until:
        for line in site.printed[since:].splitlines():
            if words in line:
                return line
        time.sleep(0.5)
    raise AssertionError(f"the demo never printed “{words}”")
