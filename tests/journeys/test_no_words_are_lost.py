"""Dead phones, lost lines, double taps: what somebody typed is there, once, and only for them."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import Post, begin_post, button, heading, link, main, open_space, sign_in
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

NIGHT = Post("Rain on the skylight", "It sounds like somebody typing.", space="Sleep and nights")
LINE = Post("A long train ride", "No signal past the tunnel, so I write this in the dark.")
TAPS = Post("Two taps by mistake", "My screen is cracked, so sometimes it hears me twice.")
AFTER, WALK = "/my-course/evenings/2/after/", "A walk with the dog before it gets dark."
KEPT_HERE = "Object.keys(localStorage).filter(name => name.startsWith('sidelight'))"


def test_a_phone_that_dies_while_somebody_writes(a_phone: OpenPage, site: Site) -> None:
    before, after = a_phone(), a_phone()
    sign_in(before, site.person("Dee"))
    begin_post(before, NIGHT)
    expect(before.get_by_text("Draft kept.")).to_be_visible()

    before.context.close()

    sign_in(after, site.person("Dee"))
    after.goto("/me/")
    link(after.get_by_role("region", name="Drafts"), NIGHT.title).click()
    expect(after.get_by_label("Your words")).to_have_value(NIGHT.body)
    throws_away_the_draft(after)


def throws_away_the_draft(page: Page) -> None:
    page.goto("/me/")
    button(page, "Throw away").click()
    expect(page.get_by_text("The draft is gone.")).to_be_visible()


def test_a_lost_line_on_ones_own_phone(a_phone: OpenPage, site: Site) -> None:
    page = a_phone()
    sign_in(page, site.person("Robin"), own_device=True)
    types_without_a_line(page, Post(LINE.title, LINE.body, space="Things that helped"))
    address, context = page.url, page.context
    assert page.evaluate(KEPT_HERE) != []

    page.close()
    context.set_offline(False)

    # Looked at once while the line was still bad: that must not use up the copy.
    context.route("**/drafts/**", lambda route: route.abort())
    still_bad = context.new_page()
    still_bad.goto(address)
    expect(still_bad.get_by_text("Not kept yet.")).to_be_visible()
    still_bad.close()
    context.unroute("**/drafts/**")
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_label("Your words")).to_have_value(LINE.body)
    expect(again.get_by_text("Draft kept.")).to_be_visible()
    assert again.evaluate(KEPT_HERE) == []
    throws_away_the_draft(again)


def types_without_a_line(page: Page, post: Post) -> None:
    open_space(page, post.space)
    link(page, "Write something").click()
    expect(page.get_by_label("Your words")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("A title").fill(post.title)
    page.get_by_label("Your words").fill(post.body)
    expect(page.get_by_text("Not kept yet.")).to_be_visible()


def test_a_shared_computer_keeps_nothing(a_desktop: OpenPage, site: Site) -> None:
    page = a_desktop()
    sign_in(page, site.person("Robin"))

    types_without_a_line(page, Post("At the library", LINE.body, space="Things that helped"))

    assert page.evaluate(KEPT_HERE) == []


def test_signing_out_clears_what_ones_own_phone_kept(a_phone: OpenPage, site: Site) -> None:
    page = a_phone()
    sign_in(page, site.person("Kit"), own_device=True)
    page.context.route("**/drafts/**", lambda route: route.abort())
    begin_post(page, Post("Half a thought", "It is not finished.", space="School and friends"))
    expect(page.get_by_text("Not kept yet.")).to_be_visible()
    assert page.evaluate(KEPT_HERE) != []

    page.goto("/sign-out/")
    button(main(page), "Sign out").click()

    expect(page.get_by_text("You are signed out.")).to_be_visible()
    assert page.evaluate(KEPT_HERE) == []


def test_words_that_arrived_do_not_stay_on_the_phone(a_phone: OpenPage, site: Site) -> None:
    page = a_phone()
    sign_in(page, site.person("Kit"), own_device=True)
    begin_post(page, Post("My first cake", "It sank, and we ate it.", space="School and friends"))
    address = page.url

    button(page, "Send it").click()

    expect(heading(page, "It waits to be looked at")).to_be_visible()
    page.goto(address)
    expect(page.get_by_label("Your words")).to_have_value("")
    assert page.evaluate(KEPT_HERE) == []


def test_a_lost_line_after_an_evening(a_phone: OpenPage, site: Site) -> None:
    page = a_phone()
    sign_in(page, site.person("Imani"), own_device=True)
    writes_after_an_evening_without_a_line(page)
    context = page.context
    assert page.evaluate(KEPT_HERE) != []

    page.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(AFTER)
    expect(again.get_by_label("The next two days")).to_have_value(WALK)
    expect(again.get_by_text("Kept in your journal.", exact=True)).to_be_visible()
    assert again.evaluate(KEPT_HERE) == []
    again.get_by_label("The next two days").fill(f"{WALK} Then soup.")
    button(main(again), "Keep it").click()
    expect(again.get_by_text("Only you are shown it.")).to_be_visible()
    expect(again.get_by_label("The next two days")).to_have_value(f"{WALK} Then soup.")
    assert again.evaluate(KEPT_HERE) == []
    again.goto("/me/journal/")
    pages = again.get_by_role("region", name="My pages").get_by_role("listitem")
    expect(pages.filter(has_text="After")).to_have_count(1)


def writes_after_an_evening_without_a_line(page: Page) -> None:
    page.goto(AFTER)
    page.wait_for_load_state()
    page.context.set_offline(True)
    page.get_by_label("The next two days").fill(WALK)
    expect(page.get_by_text("Not kept yet.")).to_be_visible()


def test_a_shared_computer_keeps_nothing_of_an_evening(a_desktop: OpenPage, site: Site) -> None:
    page = a_desktop()
    sign_in(page, site.person("Imani"))

    writes_after_an_evening_without_a_line(page)

    assert page.evaluate(KEPT_HERE) == []


def test_a_double_tap_is_one_post(a_phone: OpenPage, site: Site) -> None:
    page = a_phone()
    sign_in(page, site.person("Dee"))
    begin_post(page, TAPS)

    button(page, "Send it").dblclick()

    expect(heading(page, "It waits to be looked at")).to_be_visible()
    page.goto("/me/")
    expect(heading(page, TAPS.title)).to_have_count(1)
