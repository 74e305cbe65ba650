"""The product sends people back to real life: pages end, nothing is counted, nothing plays itself.

Elsewhere: one word about a pause in a long visit (people), calm nights (community), ideas away from
the screen (guidance), and that nothing calls anybody back (tests/house).
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client

from sidelight.community.models import Reaction
from sidelight.community.queries.threads import THREADS_A_PAGE
from sidelight.people.models import Person
from tests.build import Place, published_post, published_reply
from tests.house.walls.sources import REPOSITORY, files

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]
SEVEN = ("Ash", "Dee", "Kim", "Lin", "Noor", "Robin", "Wren")
# More comes by itself, a film begins by itself, or words tell how many looked, when, or in a row.
GOES_ON_BY_ITSELF = re.compile(
    r"hx-trigger=\"[^\"]*(revealed|intersect)|IntersectionObserver|onscroll|autoplay"
)
HOW_MANY = re.compile(r"\b(7|8|seven|eight)\b", re.I)
THE_END, AN_IDEA = "That is all there is here for now.", "here is an idea"
PULLS = re.compile(r"streak|in a row|last seen|online now|\blikes\b|followers|\bviews\b", re.I)


def test_no_page_goes_on_by_itself() -> None:
    found = {
        f"{path.relative_to(REPOSITORY)}: {match[0]}"
        for path in files("sidelight", kinds=(".html", ".js", ".css"))
        if "vendor" not in path.parts
        for match in GOES_ON_BY_ITSELF.finditer(path.read_text(encoding="utf-8"))
    }

    assert found == set()


@pytest.mark.parametrize(
    "planted",
    ['<ul hx-trigger="revealed">', "new IntersectionObserver(more)", "<video autoplay>"],
)
def test_what_would_go_on_is_noticed(planted: str) -> None:
    assert GOES_ON_BY_ITSELF.search(planted)


@pytest.fixture
def busy(place: Place, amira: Person, mo: Person, browser_of: Browsers, at: datetime) -> list[str]:
    """Addresses around a post with seven answers and seven signs of support, by seven people."""
    space = place.space()
    post = published_post(space, amira, by=mo, at=at)
    for name in SEVEN:
        member = place.member(name, "16-17")
        published_reply(post, member, by=mo, at=at)
        browser_of(member).post(f"/posts/{post.slug}/reactions/", {"kind": "with-you"})
    return ["/", "/me/", "/me/account/", "/spaces/", f"/spaces/{space.slug}/",
            f"/posts/{post.slug}/", f"/people/{amira.slug}/", "/search/?q=week"]  # fmt: skip


def test_no_page_of_a_member_says_how_many(
    busy: list[str], amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)

    said = {address: words_of(browser, address) for address in busy}

    assert Reaction.objects.count() == len(SEVEN)
    assert "Wren" in said[busy[5]]
    assert {where for where, words in said.items() if HOW_MANY.search(words)} == set()


def test_no_page_of_a_member_pulls(busy: list[str], amira: Person, browser_of: Browsers) -> None:
    browser = browser_of(amira)

    pulling = {address: PULLS.findall(words_of(browser, address)) for address in busy}

    assert {address: words for address, words in pulling.items() if words} == {}


def test_a_list_says_where_it_ends(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    space, browser = place.space(), browser_of(dee)
    for number in range(THREADS_A_PAGE + 1):
        published_post(space, amira, by=mo, at=at - timedelta(hours=6 * number))
    first, last = (f"/spaces/{space.slug}/?page={number}" for number in (1, 2))

    before, end = words_of(browser, first), words_of(browser, last)
    browser.post("/me/pauses/off/")
    end_without_pauses = words_of(browser, last)

    assert THE_END not in before
    assert THE_END in end
    assert AN_IDEA in end
    assert THE_END in end_without_pauses
    assert AN_IDEA not in end_without_pauses


class Words(HTMLParser):
    """The words between the tags of what is the page's own."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.said = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.said.append(data)


def words_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    page = Words()
    page.feed(answer.content.decode())
    return " ".join(" ".join(page.said).split())
