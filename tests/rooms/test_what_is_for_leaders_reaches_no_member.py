"""Held words, private lines and the back-channel never reach another member in any way."""

from tests.rooms.pages import Page, new_key, until
from tests.rooms.sites import Site
from tests.rooms.talking import gathered, within

HELD = "canary-held"
LINE = "canary-line"
ANSWERED = "canary-answered"
TEAM = "canary-team"
DECLINED = "canary-declined"
LAST = "The last words of the evening"


@within(60)
async def test_words_stay_with_those_they_are_for(site: Site) -> None:
    pages = await gathered(site.room(members=3), [site.web], holding="all")
    amira, dee, lou = pages["Amira"], pages["Dee"], pages["Lou"]

    await much_happens(pages)
    await until(lambda: LAST in dee.texts(), "Dee has everything")

    read_by_amira = amira.everything() + "".join(await asked_for(amira, "events", ""))
    read_by_dee = await asked_for(
        dee, "events", "events?after=room:0,team:0", f"events?after=line:{amira.place}:0", ""
    )
    again = await Page(dee.room, "Dee", site.web).come()
    assert all(word in lou.everything() for word in (HELD, LINE, ANSWERED, TEAM, DECLINED))
    assert all(word in read_by_amira for word in (HELD, LINE, ANSWERED))
    assert TEAM not in read_by_amira
    assert all(LAST in read for read in read_by_dee)
    for read in (*read_by_dee, dee.everything(), again.everything()):
        assert "canary" not in read


@within(60)
async def test_numbers_and_signs_tell_nothing_either(site: Site) -> None:
    pages = await gathered(site.room(members=3), [site.web], holding="all")
    dee = pages["Dee"]

    await much_happens(pages)
    await until(lambda: LAST in dee.texts(), "Dee has everything")

    assert dee.numbers() == list(range(1, len(dee.numbers()) + 1))
    assert dee.events.keys() <= {"room", f"line:{dee.place}"}
    assert not any(dee.has(kind) for kind in ("held", "settled", "told", "presence"))
    assert any(pages["Lou"].has(kind) for kind in ("presence",))


async def much_happens(pages: dict[str, Page]) -> None:
    """Let Amira and the leaders do everything that is nobody else's to know."""
    amira, lou, sam = pages["Amira"], pages["Lou"], pages["Sam"]
    answers = [await amira.answer(await amira.say(text)) for text in (HELD, DECLINED)]
    assert all(one["held"] for one in answers)
    await amira.answer(await amira.say(LINE, ch=f"line:{amira.place}"))
    await sam.answer(await sam.say(ANSWERED, ch=f"line:{amira.place}"))
    await sam.answer(await sam.say(TEAM, ch="team"))
    await until(lambda: held_by_text(lou, DECLINED) != "", "Lou sees what waits")
    answer = await lou.act("decline", m=held_by_text(lou, DECLINED), reason="unkind", text="Later.")
    assert answer["type"] == "ack", answer
    for one in ("talk", "moment", "back"):
        await amira.act(one)
    await amira.send({"type": "mood", "id": new_key(), "when": "in", "value": "low"})
    await amira.send({"type": "typing"})
    await until(lambda: lou.has("presence"), "the leaders are told who is there")
    await sam.answer(await sam.say(LAST))


async def asked_for(page: Page, *paths: str) -> list[str]:
    """Return what somebody reads over HTTP."""
    answers = [await page.ask(path) for path in paths]
    assert all(status == 200 for status, _ in answers)
    return [body for _, body in answers]


def held_by_text(leader: Page, text: str) -> str:
    """Return what names a held message to the leaders."""
    told = leader.events.get("team", {}).values()
    return next((one["m"] for one in told if one["type"] == "held" and one["text"] == text), "")
