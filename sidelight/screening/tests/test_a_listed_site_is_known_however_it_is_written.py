"""A link on the list is found however it is written, and nothing else is taken for it."""

from collections.abc import Callable
from datetime import timedelta
from time import process_time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidelight.screening.queries import CALM, LISTED, glance, look
from sidelight.screening.rules import Axis, Item, Tier
from sidelight.screening.rules.links import LinkList, Place, host_of, links_in, place_of

SITE = "harbour.example"
LIST = LinkList(
    sites=frozenset({SITE, host_of("bücher.example")}),
    pages=(
        Place("wide.example", "rooms/blue"),
        Place("wide.example", "watch", frozenset({("v", "7")})),
    ),
)
LONG = timedelta(seconds=5)


def is_listed(text: str) -> bool:
    return LISTED in {
        signal.code for signal in look(Item(text), links=lambda: LIST, budget=LONG).signals
    }


@pytest.mark.parametrize(
    "written",
    [
        "harbour.example",
        "see http://harbour.example now",
        "HTTPS://WWW.HARBOUR.EXAMPLE/A?b=c#d",
        "harbour.example.",
        "harbour.example. Then we talk",
        "https://harbour.example./x",
        "deep.down.harbour.example:8080/x",
        "https://somebody:secret@harbour.example/",
        "https://kind.example@harbour.example",
        "https:\\\\harbour.example\\x",
        "http://h%61rbour%2Eexample/",
        "http://h%2561rbour.example/",
        "harbour[.]example",
        "harbour(dot)example",
        "harbour dot example",
        "harbour . example",
        "har\u200bbour.exam\u00adple",
        "ｈａｒｂｏｕｒ．ｅｘａｍｐｌｅ",
        "harbour。example",
        "xn--bcher-kva.example",
        "bücher.example",
        "BÜCHER.example/x",
        "wide.example/rooms/blue",
        "wide.example/rooms/blue/today?x=1",
        "wide.example//Rooms/%42lue/",
        "wide.example/watch?t=1&v=7",
        "me@harbour.example",
    ],
)
def test_it_is_found(written: str) -> None:
    assert is_listed(written)


@pytest.mark.parametrize(
    "written",
    [
        "harbour.example.org",
        "myharbour.example",
        "harbour-example.org",
        "harbour, example",
        "wide.example",
        "wide.example/rooms",
        "wide.example/rooms/bluebird",
        "wide.example/watch?v=8",
        "kind.example/harbour.html",
        "I went home. Then I slept.",
        "50 % of it",
    ],
)
def test_nothing_else_is_taken_for_it(written: str) -> None:
    assert not is_listed(written)


def test_the_signal_says_so_orders_and_marks_what_was_typed() -> None:
    text = "Look, ﬁrst: https://deep.harbour.example/x is good"

    verdict = look(Item(text), links=lambda: LIST)

    signal = next(one for one in verdict.signals if one.code == LISTED)
    assert (signal.axis, signal.tier, verdict.tier) == (Axis.HARM, Tier.TODAY, Tier.TODAY)
    assert "list of harmful links" in signal.why
    assert [text[span.start : span.end] for span in signal.spans] == ["deep.harbour.example/x"]


def cannot_be_read() -> LinkList:
    raise OSError


def test_a_list_that_cannot_be_read_is_not_a_list_without_the_link() -> None:
    for seen in (
        look(Item("kind.example"), links=cannot_be_read),
        glance(Item("kind.example"), links=cannot_be_read, budget=LONG),
    ):
        assert (seen.screened, seen.tier) == (False, Tier.TODAY)


def test_what_holds_no_link_does_not_wait_for_the_list() -> None:
    assert glance(Item("a quiet day"), links=cannot_be_read, budget=LONG) is CALM


def test_a_glance_sees_what_a_look_sees() -> None:
    glanced = glance(Item("the harbour.example boat"), links=lambda: LIST, budget=LONG)

    assert LISTED in {signal.code for signal in glanced.signals}
    assert glance(Item("I went home. Then I slept."), links=lambda: LIST, budget=LONG) is CALM


LABELS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True).filter(
    lambda label: not label.startswith("xn--")
)
HOSTS = (
    st.lists(LABELS, min_size=2, max_size=4)
    .map(".".join)
    .filter(lambda host: host_of(host) == host)
)
WAYS: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.title,
    lambda host: f"{host}.",
    lambda host: f"www.{host}",
    lambda host: f"a.b-c.{host}",
    lambda host: f"{host}:443/x",
    lambda host: f"https://who:what@{host}/?q",
    lambda host: f"https://kind.example:1@{host}",
    lambda host: "//" + "".join(f"%{ord(letter):02X}" for letter in host),
    lambda host: "http://" + quote("".join(f"%{ord(letter):02x}" for letter in host)),
    lambda host: host.replace(".", "[.]"),
    lambda host: host.replace(".", " dot "),
    "\u2060".join,
)


@given(host=HOSTS, way=st.sampled_from(WAYS), before=st.sampled_from(["", "see ", "“", "1. "]))
def test_every_way_leads_to_the_same_place(
    host: str, way: Callable[[str], str], before: str
) -> None:
    listed = LinkList(sites=frozenset({host}))

    verdict = look(Item(before + way(host)), links=lambda: listed, budget=LONG)

    assert LISTED in {signal.code for signal in verdict.signals}


@given(host=HOSTS, beneath=LABELS, beside=LABELS)
def test_what_is_beneath_is_listed_and_what_is_beside_is_not(
    host: str, beneath: str, beside: str
) -> None:
    listed = LinkList(sites=frozenset({f"{beneath}.{host}"}))

    assert listed.holds(Place(f"{beneath}.{host}", "x"))
    assert not listed.holds(Place(host))
    assert listed.holds(Place(f"{beside}{beneath}.{host}")) is False


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_spans_lie_within(text: str) -> None:
    for found in links_in(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
    place_of(text)
    assert look(Item(text), links=lambda: LIST, budget=LONG).screened


def test_an_endless_chain_of_dots_is_read_quickly() -> None:
    began = process_time()
    list(links_in(" . ".join(["ab"] * 1500)))
    list(links_in("a" * 50_000))
    list(links_in("ab." * 20_000))

    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("https://WWW.Harbour.Example:80/A/b/?q=1#top", "harbour.example/a/b?q=1"),
        ("kind.example@harbour.example", "harbour.example"),
        ("https://a.b@harbour.example/@c", "harbour.example/@c"),
        ("harbour", None),
        ("", None),
    ],
)
def test_an_address_is_one_place(written: str, place: str | None) -> None:
    found = place_of(written)

    assert (str(found) if found else None) == place
