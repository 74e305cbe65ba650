"""Whoever writes a pack by hand reads each fault with its file and line, all of them at once."""

from collections.abc import Mapping

import pytest

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.errors.programmes import PackHasFaults
from sidelight.courses.rules.packs import MOST_STEPS
from sidelight.courses.tests.packs import CARDS, COURSE, HANDOUT, POLL, WEEK, WELCOME, small_pack

STEP, FRONT = "weeks/1-who-am-i/02-poll.md", "weeks/1-who-am-i/week.md"
SORT, SHEET = "weeks/2-choices/01-cards.md", "weeks/1-who-am-i/handouts/what-helps.md"


def said(changed: Mapping[str, str | bytes | None]) -> list[str]:
    with pytest.raises(PackHasFaults) as refused:
        pack_from(small_pack(changed))
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (STEP, "[Yes, No, Not sure]", "[Yes]", "line 5: a poll needs between 2 and 8 options."),
        (STEP, "options: [Yes, No, Not sure]\n", "", "line 1: a poll needs between 2 and 8 opt"),
        (STEP, "[Yes, No, Not sure]", "[Yes, yes, Yes]", "line 5: “options” says the same thing t"),
        (STEP, "[Yes, No, Not sure]", "[1, 2]", "line 5: “options” needs words: put this in quo"),
        (STEP, "[Yes, No, Not sure]", "often", "line 5: “options” needs a list"),
        (STEP, "kind: poll", "kind: pol", "line 2: “pol” is not known. Did you mean “poll”?"),
        (STEP, "kind: poll", "kind: 7", "line 2: “7” is not known. These are: welcome, check_in"),
        (STEP, "kind: poll", "kind: break", "line 5: only a poll has “options”."),
        (STEP, "minutes: 10", "minutes: ten", "line 4: “minutes” needs a whole number from 1 to"),
        (STEP, "minutes: 10", "minutes: 91", "line 4: “minutes” needs a whole number from 1 to"),
        (STEP, "minutes: 10", "minutes: 1.5", "line 4: “minutes” needs a whole number from 1 to"),
        (STEP, "minutes: 10", "minuts: 10", "line 4: “minuts” is not known here. Did you mean “m"),
        (STEP, "minutes: 10", "minuts: 10", "line 1: “minutes” is missing."),
        (STEP, "minutes: 10", "colour: red", "line 4: “colour” is not known here. These are: car"),
        (STEP, "title: How was the day", "title: 2026", "line 3: “title” needs words: put this in"),
        (STEP, "title: How was the day", "title: ''", "line 3: “title” is empty."),
        (STEP, "title: How was the day", "title: How: was", "line 3: this cannot be read as YAML"),
        (STEP, "title: How was the day", "title: &a x", "line 3: “&” and “*” have a meaning in Y"),
        (STEP, "title: How was the day", "title: !x y", "line 3: “!” has a meaning in YAML"),
        (STEP, "title: How was the day", "kind: poll", "line 3: “kind” stands here twice."),
        (STEP, "title: How was the day", "title: " + "x" * 81, "line 3: “title” is too long: at m"),
        (STEP, "title: How was the day", "title: " + "[" * 30, "line 3: this is nested too deeply"),
        (STEP, "---\nkind", "kind", "line 1: the file has to begin with a line of three dashes"),
        (STEP, "]\n---", "]", "line 1: the front matter has no end"),
        (STEP, POLL, "---\n- a\n---\n", "line 2: write the front matter as lines like “title:"),
        (STEP, POLL, "", "line 1: the file has to begin with a line of three dashes: ---"),
        (STEP, "Pick what fits.", "x" * 8001, "line 8: this is too long: at most 8000 letters"),
        (STEP, "Pick", "a\n![](media/path.png)", "line 9: say what the picture shows"),
        (STEP, "Pick", "![a](media/gone.png)", "line 8: there is no picture media/gone.png."),
        (STEP, "Pick", "![a](path.png)", "line 8: a picture is written as ![what it shows](media"),
        (STEP, "Pick", "[a](ftp://b.example)", "line 8: this link goes nowhere."),
        (STEP, "Pick", "\n# For leaders\n\n\n[a](x:y)", "line 12: this link goes nowhere."),
        (SORT, "  - Music\n", "", "line 5: cards to sort need between 2 and 12 cards."),
        (SORT, "piles: [Helps me, Not for me]\n", "", "line 1: cards to sort need between 2 and 4"),
        (FRONT, "title: Who am I\n", "", "line 1: “title” is missing."),
        (FRONT, "one_thing:", "one thing:", "line 3: “one thing” is not known here. Did you mean"),
        (SHEET, HANDOUT, "---\ntitle: [a]\n---", "line 2: “title” needs words."),
        ("course.md", "sidelight-course-pack", "mine", "line 2: “format” has to be sidelight-cou"),
        ("course.md", "CC-BY-4.0", "by all means", "line 6: “licence” needs the short name of a l"),
        ("course.md", "en-GB", "English!", "line 7: “language” needs a short name, such as en-GB."),
        ("course.md", "13-15,", "12-15,", "line 10: “12-15” is not known. Did you mean “13-15”?"),
        ("course.md", "version: 1", "version: one", "line 3: “version” has to be 1."),
    ],
)  # fmt: skip
def test_a_fault_is_said_with_its_file_and_line(path: str, old: str, new: str, says: str) -> None:
    before = small_pack()[path].decode()
    assert old in before

    found = said({path: before.replace(old, new)})

    assert [one for one in found if one.startswith(f"{path}, {says}")], found


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"course.md": None}, "course.md: this file is missing."),
        ({FRONT: None}, f"{FRONT}: this file is missing."),
        ({"weeks/4-more/week.md": WEEK}, "weeks: week 3 is missing."),
        ({"weeks/13-more/week.md": WEEK}, "weeks/13-more: a programme has at most 12 weeks."),
        ({"weeks/2-again/week.md": WEEK}, "weeks/2-choices/01-cards.md: week 2 is in weeks/2-aga"),
        ({"weeks/1-who-am-i/2-x.md": POLL}, f"weeks/1-who-am-i/2-x.md: {STEP} has the number 2"),
        ({"weeks/1-who-am-i/poll.md": POLL}, "weeks/1-who-am-i/poll.md: in weeks/ there are fol"),
        ({"Media/a.png": b""}, "Media/a.png: write the name in small letters: media/a.png."),
        ({"Course.md": COURSE}, "Course.md: write the name in small letters: course.md."),
        ({"media/a b.png": b""}, "media/a b.png: a picture is called media/name.png"),
        ({"media/a.gif": b""}, "media/a.gif: a picture is called media/name.png"),
        ({"media/a.png": b"no picture"}, "media/a.png: This is no PNG, JPEG or WebP picture"),
        ({"media/a.png": bytes(400_001)}, "media/a.png: This picture is too large"),
        ({"notes.txt": b"x"}, "notes.txt: nothing is read from here. A pack has course.md, weeks"),
        ({"more.zip": b"PK"}, "more.zip: nothing is read from here."),
        ({STEP: b"---\ntitle: a\n---\nL\xe4rm"}, f"{STEP}, line 4: this is not UTF-8 text."),
        ({STEP: POLL.encode("utf-16")}, f"{STEP}, line 1: this is not UTF-8 text."),
    ],
)
def test_a_file_in_the_wrong_place_is_said(
    changed: Mapping[str, str | bytes | None], says: str
) -> None:
    found = said(changed)

    assert [one for one in found if one.startswith(says)], found


def test_everything_is_said_at_once_in_the_order_of_the_files() -> None:
    found = said(
        {
            STEP: POLL.replace("[Yes, No, Not sure]", "[Yes]").replace("minutes: 10", "minutes: 0"),
            SORT: CARDS.replace("sort_cards", "sortcards"),
            "media/a.gif": b"",
            FRONT: None,
        }
    )

    assert [one.partition(":")[0] for one in found] == [
        "media/a.gif", f"{STEP}, line 4", f"{STEP}, line 5", FRONT,
        f"{SORT}, line 2",
    ]  # fmt: skip


def test_a_newer_format_is_one_kind_sentence() -> None:
    newer = COURSE.replace("version: 1", "version: 2").replace("title:", "titles:")

    (found,) = said({"course.md": newer, STEP: "nothing"})

    assert found.startswith("course.md, line 3: this pack is written in version 2 of the format")
    assert "Ask for it in version 1" in found


def test_too_many_steps_are_said_once() -> None:
    many = {f"weeks/1-who-am-i/{number}-more.md": WELCOME for number in range(10, 10 + MOST_STEPS)}

    assert said(many) == [f"weeks/1-who-am-i: a week has at most {MOST_STEPS} steps."]


def test_what_windows_and_a_mac_write_is_read() -> None:
    other = {
        path: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
        for path, content in small_pack().items()
        if path.endswith(".md")
    }

    assert pack_from(small_pack(other)) == pack_from(small_pack())


def test_readers_may_find_a_licence_beside_it() -> None:
    beside = {"README.md": "Hello.", "LICENSE": "CC-BY-4.0"}

    assert pack_from(small_pack(beside)) == pack_from(small_pack())


def test_texts_that_would_take_minutes_are_not_read() -> None:
    endless = b"---\n" + b"a: [b, c]\n" * 10_000

    assert said({STEP: endless}) == [f"{STEP}: this file is too large: at most 100 kilobytes."]
    many = {f"weeks/1-who-am-i/{n}-more.md": b"x" * 90_000 for n in range(10, 30)}
    assert said(many) == ["All texts together: at most 1500 kilobytes."]
