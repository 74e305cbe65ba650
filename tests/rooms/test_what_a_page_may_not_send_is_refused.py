"""Whatever does not fit the protocol is refused with its code, and costs only whoever sent it."""

import json
from typing import Any

import pytest

from tests.rooms.pages import Page, new_key, until
from tests.rooms.sites import Room, Site
from tests.rooms.talking import gathered, within

PING = {"type": "ping"}
DEEP = "[" * 5_000 + "]" * 5_000


def say(**changed: object) -> dict[str, object]:
    return {"type": "say", "id": new_key(), "ch": "room", "text": "A quiet day.", **changed}


@pytest.fixture(scope="module")
def room(site: Site) -> Room:
    return site.room(members=2, quickly=False)


@pytest.fixture(scope="module")
def busy_room(site: Site) -> Room:
    """A room in which nobody is held up by writing quickly."""
    return site.room(members=2)


async def welcomed(site: Site, room: Room) -> Page:
    return await Page(room, "Amira", site.web).come()


@pytest.mark.parametrize(
    ("code", "sent"),
    [
        ("not_json", "no JSON at all"),
        ("not_json", b"\x00\x01 no text at all"),
        ("not_json", DEEP),
        ("not_json", '{"type":"seen","ch":"room","seq":' + "9" * 5_000 + "}"),
        ("not_known", [PING] * 21),
        ("not_known", [[PING]]),
        ("not_known", '"words alone"'),
        ("not_known", {"type": "a thing of another program"}),
        ("not_known", {"type": ["say"]}),
        ("not_known", {"type": {"say": 1}}),
        ("not_known", {}),
        ("not_known", say(id="not a key")),
        ("not_known", say(id=7)),
        ("not_known", say(text=["words"])),
        ("not_known", say(ch={"room": 1})),
        ("not_known", say(ch="\ud800")),
        ("not_known", say(reply_to=-1)),
        ("not_known", say(reply_to=2**70)),
        ("not_known", {"type": "act", "id": new_key(), "activity": "delete"}),
        ("not_known", {"type": "seen", "ch": "room", "seq": True}),
        ("not_known", {"type": "here", "visible": "yes"}),
        ("too_long", say(text="a" * 2_001)),
        ("empty", say(text=" \n\u200b")),
        ("not_yours", say(ch="team")),
        ("not_yours", say(ch="line:somebodyelse")),
        ("not_yours", {"type": "act", "id": new_key(), "activity": "release", "m": "1"}),
        ("not_yours", {"type": "act", "id": new_key(), "activity": "open"}),
        ("wrong_version", {"type": "hello", "v": 2, "room": "x", "after": {}}),
        ("not_yours", {"type": "hello", "v": 1, "room": "x", "after": {}}),
        ("not_known", {"type": "hello", "v": 1, "room": "x", "after": [1]}),
    ],
)
@within(30)
async def test_it_is_refused_and_the_socket_goes_on(
    site: Site, busy_room: Room, code: str, sent: Any
) -> None:
    amira = await welcomed(site, busy_room)

    await amira.send(sent)

    await until(lambda: amira.has("refused", code=code), f"refused with {code}")
    await amira.send(PING)
    await until(lambda: amira.has("pong"), "the socket goes on")


@within(30)
async def test_nothing_is_taken_before_hello(site: Site, room: Room) -> None:
    amira = Page(room, "Amira", site.web)
    await amira.open()

    await amira.send(say())

    await until(lambda: amira.has("refused", code="say_hello_first"), "hello comes first")


@within(30)
async def test_half_a_letter_does_not_end_the_socket(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web])
    raw = json.dumps(say(text="A day \ud83d and a night"))

    await pages["Amira"].send(raw)
    await pages["Amira"].say("And a morning")

    await until(lambda: "And a morning" in pages["Dee"].texts(), "the next words come")
    assert pages["Amira"].is_open


@within(30)
async def test_words_in_several_frames_are_one_message(site: Site) -> None:
    pages = await gathered(site.room(members=2), [site.web])
    raw = json.dumps(say(text="In three parts"))

    assert pages["Amira"].socket
    await pages["Amira"].socket.send([raw[:9], raw[9:30], raw[30:]])

    await until(lambda: "In three parts" in pages["Dee"].texts(), "it comes as one")


@within(30)
async def test_a_message_sent_again_is_kept_once_with_its_first_words(site: Site) -> None:
    room = site.room(members=2)
    pages = await gathered(room, [site.web])
    amira, dee, key = pages["Amira"], pages["Dee"], new_key()

    await amira.say("The first words", key=key)
    first = await amira.answer(key)
    del amira.answers[key]
    await amira.say("Other words", key=key)
    again = await amira.answer(key)
    await dee.say("Words of somebody else", key=key)

    assert (first["type"], first["seq"]) == (again["type"], again["seq"])
    await until(lambda: "Words of somebody else" in amira.texts(), "a key is its author's own")
    assert dee.texts() == ["The first words", "Words of somebody else"]
    assert [one["text"] for one in site.backstage.do("shown", slug=room.slug)
            if one["type"] == "said"] == dee.texts()  # fmt: skip


@within(30)
async def test_a_burst_is_slowed_kindly(site: Site, room: Room) -> None:
    amira = await welcomed(site, room)

    keys = [await amira.say(f"Line {nth}", ch=f"line:{amira.place}") for nth in range(12)]

    answers = [await amira.answer(key) for key in keys]
    assert {one.get("code") for one in answers} == {None, "too_fast"}
    assert all(one["why"] for one in answers if one["type"] == "refused")


# What is not even opened, and what is closed -------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [{"Cookie": None}, {"Cookie": "session=nobodys-sign-in"}, {"Cookie": "session="},
     {"Origin": "https://elsewhere.example"}, {"Origin": None}, {"Origin": "null"}],
    ids=["no cookie", "nobody's", "empty", "other origin", "no origin", "hidden origin"],
)  # fmt: skip
@within(30)
async def test_a_stranger_is_not_let_in(
    site: Site, room: Room, headers: dict[str, str | None]
) -> None:
    assert await Page(room, "Amira", site.web).open(**headers) == 403


@within(30)
async def test_somebody_elses_room_is_not_there(site: Site, room: Room) -> None:
    bigger = site.room(members=4)
    kit = bigger.people["Kit"]["cookie"]

    assert await Page(room, "Amira", site.web).open(Cookie=kit) == 403
    assert await Page(bigger, "Kit", site.web).open() == 101


@within(30)
async def test_the_fourth_socket_of_somebody_is_one_too_many(site: Site, room: Room) -> None:
    three = [await welcomed(site, room) for _ in range(3)]
    fourth = Page(room, "Amira", site.web)

    await fourth.open()

    await until(lambda: fourth.code is not None, "it is closed")
    assert (fourth.code, fourth.has("refused", code="too_many_sockets")) == (4409, True)
    for page in three:
        assert page.is_open


@within(30)
async def test_what_is_far_too_large_ends_the_socket(site: Site, room: Room) -> None:
    for size, code in ((17_000, 4413), (1_000_000, 1009)):
        amira = await welcomed(site, room)

        await amira.send("x" * size)

        await until(lambda page=amira: page.code is not None, "it is closed")
        assert amira.code == code


@within(30)
async def test_a_flood_ends_the_socket(site: Site, room: Room) -> None:
    amira = await welcomed(site, room)

    for _ in range(200):
        await amira.send(PING)

    await until(lambda: amira.code is not None, "it is closed")
    assert amira.code == 4429


@within(30)
async def test_a_page_that_makes_nothing_but_mistakes_is_closed(site: Site, room: Room) -> None:
    amira = await welcomed(site, room)

    for _ in range(30):
        await amira.send("no JSON at all")

    await until(lambda: amira.code is not None, "it is closed")
    assert amira.code == 4429
