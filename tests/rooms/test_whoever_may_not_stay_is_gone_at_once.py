"""Who was put out, or signed out, has no open page any more within about a second."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.rooms.pages import Page, until
from tests.rooms.sites import Site
from tests.rooms.talking import gathered, within

AT_ONCE_SECONDS = 1.5  # a second, and a little for a busy machine
OVER = 4410
Pages = dict[str, Page]


async def is_put_out(site: Site, pages: Pages) -> None:
    answer = await pages["Sam"].act("out", place=pages["Ash"].place, reason="rules")
    assert answer["type"] == "ack", answer


async def has_no_place_any_more(site: Site, pages: Pages) -> None:
    ash = pages["Ash"]
    await asyncio.to_thread(site.backstage.do, "take_back", slug=ash.room.slug, place=ash.place)


async def signs_out_on_another_page(site: Site, pages: Pages) -> None:
    status, _ = await pages["Ash"].ask("/sign-out/", form="")
    assert status == 302


async def has_no_role_any_more(site: Site, pages: Pages) -> None:
    await asyncio.to_thread(site.backstage.do, "end_roles", name="Ash")


# The last one is the last one: nobody gives Ash the role again.
@pytest.mark.parametrize(
    "happens",
    [is_put_out, has_no_place_any_more, signs_out_on_another_page, has_no_role_any_more],
    ids=lambda one: one.__name__,
)
@within(60)
async def test_a_member_who(site: Site, happens: Callable[[Site, Pages], Awaitable[None]]) -> None:
    room = site.room(members=6)
    pages = await gathered(room, [site.web])
    ash, others = pages["Ash"], [page for name, page in pages.items() if name != "Ash"]
    second = await Page(room, "Ash", site.web).come()

    await happens(site, pages)

    await until(lambda: not (ash.is_open or second.is_open), "both are closed", AT_ONCE_SECONDS)
    assert (ash.code, second.code) == (OVER, OVER)
    await pages["Sam"].say("Said among those who stay")
    await until(
        lambda: all("Said among those who stay" in one.texts() for one in others), "they go on"
    )
    assert await ash.open() == 403
    assert (await ash.ask("events"))[0] in (302, 404)
    assert (await ash.ask(""))[0] in (302, 404)
    assert "Said among those who stay" not in ash.everything() + second.everything()


@within(60)
async def test_a_leader_whose_role_ended_leads_no_more(site: Site) -> None:
    pages = await gathered(site.room(members=2, leaders=3), [site.web])
    lee = pages["Lee"]

    await asyncio.to_thread(site.backstage.do, "end_roles", name="Lee")

    await until(lambda: not lee.is_open, "it is closed", AT_ONCE_SECONDS)
    assert await lee.open() == 403
    assert (await lee.ask("events"))[0] == 404


@within(60)
async def test_a_page_of_somebody_who_is_out_does_nothing_more(site: Site) -> None:
    pages = await gathered(site.room(members=3), [site.web])
    kit, sam = pages["Kit"], pages["Sam"]

    answer, key = await asyncio.gather(
        sam.act("out", place=kit.place, reason="asked"), kit.say("Said in the very moment")
    )
    assert answer["type"] == "ack", answer
    await until(lambda: not kit.is_open, "it is closed", AT_ONCE_SECONDS)

    form = f"id={key[:-4]}ffff&ch=room&text=Said+afterwards"
    assert (await kit.ask("messages", form=form))[0] == 404
    await sam.answer(await sam.say("Good night"))
    assert "Said afterwards" not in sam.texts()
