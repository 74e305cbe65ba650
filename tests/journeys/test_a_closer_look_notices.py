"""What the closer look must find, each on a page made for it; on one that is well, nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.browsers import PHONE
from tests.journeys.closer import look_closer

WHOLE = """<!doctype html><html lang="en"><head><title>A page · Sidelight</title><style>
:focus-visible {{ outline: 3px solid; }}
.skip {{ display: inline-block; }}
button {{ border: 1px solid; margin: 1rem; }}
{style}</style></head><body><header><a class="skip" href="#main">Skip to the page</a></header>
<main id="main" tabindex="-1"><h1>A page</h1>{inside}<p><a href="#more">More</a></p></main>
<footer>Help</footer></body></html>"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def seen_on(page: Page, inside: str, style: str = "") -> str:
    page.set_content(WHOLE.format(inside=inside, style=style))
    return "\n".join(look_closer(page))


def test_nothing_on_a_page_that_is_well(page: Page) -> None:
    inside = '<nav aria-label="Main"><ul><li><a href="#one" aria-current="page">One</a></ul></nav>'

    assert seen_on(page, f"{inside}<button>Go on</button>") == ""


@pytest.mark.parametrize(
    ("inside", "style", "fault"),
    [
        ('<p class="low">Some words that are long.</p>',
         ".low { height: 1.5em; width: 6em; overflow: hidden; }", "cut: "),
        ('<p>Below</p><p class="up">Above</p>', ".up { margin-top: -2.4rem; }", "on one another: "),
        ('<button>One</button><button class="up">Two</button>', ".up { margin-left: -3rem; }",
         "in one place: "),
        ('<p class="fixed">Words</p>', ".fixed { width: 1400px; }", "wider than the screen"),
        ('<button class="flat">Go on</button>', ".flat { border: 0; background: gold; }",
         "no edge: "),
        ('<p><span class="dot"></span>Waiting</p>',
         ".dot { display: inline-block; width: 9px; height: 9px; background: red; }",
         "a box without an edge: "),
        ('<p class="hurt"><svg class="drawn" width="9" height="9"><path d="M0 0h9"/></svg></p>',
         ".hurt { color: #555555; } .drawn { color: #963b28; stroke: currentcolor; }",
         "a drawing keeps its colour: "),
        ('<svg width="9" height="9"><path class="drawn" d="M0 0h9"/></svg>',
         ".drawn { stroke: #963b28; }", "a drawing in a colour of its own: "),
        ('<ul><li><a href="#one" aria-current="page">One</a><li><a href="#two">Two</a></ul>',
         "[aria-current] { background: gold; }", "looks like what is not chosen: "),
        ("<p class='late'>Words</p>", ".late { transition: color 1s; }", "moves: "),
        ("<p class='late'>Words</p>",
         "@keyframes turn { to { rotate: 1turn; } } .late { animation: turn 1s infinite; }",
         "moves: "),
        ("<nav><a href='#one'>One</a></nav>", "", "without a name: "),
        ("</main><main>", "", "2 × main"),
        ('<a href="#one">One</a>', "a:focus-visible { outline: none; }",
         "nobody sees the focus on "),
        ('<a href="#one" tabindex="3">One</a>', "", "out of order: "),
        ("<p tabindex='0' onkeydown='if (event.key === `Tab`) event.preventDefault()'>One</p>", "",
         "the Tab key never leaves the page"),
        ('<div tabindex="0">One</div></main><main>', ".skip { visibility: hidden; }",
         "the first stop is "),
    ],
)  # fmt: skip
def test_what_is_wrong_for_somebody(page: Page, inside: str, style: str, fault: str) -> None:
    assert fault in seen_on(page, inside, style)
