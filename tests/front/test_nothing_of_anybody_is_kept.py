"""What is shown to everybody was made for nobody; and its answers are as HTTP wants them."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from sidelight.config.page_front import marked_in
from sidelight.people.models import HouseText, Person
from tests.attacks.test_every_answer_protects_itself import faults_of
from tests.front.asking import Answer, Front
from tests.house.test_public_pages_notice_each_change import MARKED
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
EVERYDAY = {"user-agent": "a browser", "accept": "text/html", "accept-language": "en-GB,en;q=0.8"}


def test_every_marked_page_is_found() -> None:
    assert {one.name for one in marked_in(get_resolver())} == MARKED


def test_django_is_asked_as_if_by_nobody(one: Front) -> None:
    one.ask(headers={**EVERYDAY, "x-real-ip": "203.0.113.9", "hx-request": "true"})

    (scope,) = one.pages.asked
    assert {name for name, _ in scope["headers"]} == {b"host", b"accept-language"}
    assert "client" not in scope
    assert "203.0.113.9" not in str(scope)


def test_whoever_is_signed_in_gets_their_own_page_and_leaves_nothing(
    one: Front, amira: Person
) -> None:
    as_amira = cookie_of(signed_in(amira))

    own = one.ask("/", headers=as_amira)

    assert reverse("own_page") in own.text
    assert "etag" not in own.headers
    assert one.kept == 0
    assert reverse("own_page") not in one.ask("/").text
    assert reverse("own_page") in one.ask("/", headers=as_amira).text


@pytest.mark.parametrize("name", ["session", "csrftoken", "left", "django_language", "anything"])
def test_whoever_has_a_cookie_is_answered_by_django(one: Front, name: str) -> None:
    one.ask()

    answer = one.ask(headers={"cookie": f"{name}=x"})

    assert answer.status == 200
    assert "etag" not in answer.headers
    assert one.made == 2


@pytest.mark.parametrize(
    "more",
    [
        {"headers": {"authorization": "Basic x"}},
        {"headers": {"content-length": "3"}, "body": b"abc"},
        {"headers": {"transfer-encoding": "chunked"}, "body": b"abc"},
        {"query": b"where=Wales"},
        {"query": b"x"},
        {"pairs": [(b"host", b"testserver")]},
        {"pairs": [(b"accept-language", b"en"), (b"accept-language", b"cy")]},
    ],
)  # fmt: skip
def test_what_is_not_plainly_for_everybody_goes_to_django(
    one: Front, more: dict[str, object]
) -> None:
    one.ask()

    assert "etag" not in one.ask(**more).headers
    assert one.made == 2
    assert one.kept == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X"])
def test_another_verb_goes_to_django(one: Front, method: str) -> None:
    one.ask()

    assert one.ask(method=method).status in (403, 405)
    assert one.made == 2


@pytest.mark.parametrize("path", ["/sign-in/", "/join/", "/complain/", "/recover/"])
def test_a_page_with_a_form_is_not_kept(one: Front, path: str) -> None:
    first, second = one.ask(path), one.ask(path)

    assert first.status == second.status == 200
    assert first.text != second.text
    assert one.kept == 0


def test_a_page_that_sets_a_cookie_or_forbids_it_is_not_kept(
    one: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = one.pages.answer

    def with_a_cookie(scope, body):  # type: ignore[no-untyped-def]
        response = answer(scope, body)
        response.set_cookie("left", "1")
        return response

    def never_stored(scope, body):  # type: ignore[no-untyped-def]
        response = answer(scope, body)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def leads_away(scope, body):  # type: ignore[no-untyped-def]
        response = answer(scope, body)
        response.status_code = 302
        return response

    for odd in (with_a_cookie, never_stored, leads_away):
        monkeypatch.setattr(one.pages, "answer", odd)
        assert "etag" not in one.ask().headers

    assert one.kept == 0


def test_an_address_that_is_not_there_is_not_kept(one: Front) -> None:
    path = reverse("evening", args=["nowhere1"])

    assert one.ask(path).status == 404
    assert one.ask("/nowhere/").status == 404
    assert one.kept == 0


def test_a_false_host_gets_nothing_of_ours(one: Front) -> None:
    one.ask()

    answer = ask_at(one, b"evil.example")

    assert answer.status == 400
    assert one.kept == 1


def test_each_host_and_scheme_has_its_own(one: Front) -> None:
    here, there = one.ask("/"), ask_at(one, b"localhost", path="/")

    assert "http://testserver/" in here.text
    assert "http://localhost/" in there.text
    assert "http://testserver/" not in there.text


def test_the_house_texts_are_kept_each_for_itself(one: Front) -> None:
    pages = {one.ask(reverse("house_text", args=[kind])).text for kind in HouseText.Kind.values}

    assert len(pages) == len(HouseText.Kind.values)


def test_it_protects_itself_as_every_answer_does(one: Front) -> None:
    one.ask()
    kept, asked_again = one.ask(), one.ask(headers={"if-none-match": "*"})
    django = Client().get("/help-now/")

    for answer in (kept, asked_again):
        said = {name.title(): words for name, words in answer.headers.items()}
        assert faults_of(said) == []  # type: ignore[arg-type]  # asked for its headers alone
    policy = "content-security-policy"
    assert kept.headers[policy] == django[policy]
    assert kept.headers["x-robots-tag"] == django["X-Robots-Tag"]
    assert kept.headers["cache-control"] == "no-cache"
    assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= set(kept.headers["vary"].split(", "))


def test_it_is_packed_for_whoever_unpacks(one: Front) -> None:
    plain = one.ask()
    packed = one.ask(headers={"accept-encoding": "br;q=1.0, gzip, deflate"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert len(packed.body) < len(plain.body) / 2
    assert packed.headers["etag"] != plain.headers["etag"]
    assert one.made == 1
    for refused in ("gzip;q=0", "gzip; q=0.0", "identity", "br", "x-gzip-not"):
        unpacked = one.ask(headers={"accept-encoding": refused})
        assert "content-encoding" not in unpacked.headers


def test_a_head_has_no_body(one: Front) -> None:
    whole, head = one.ask(), one.ask(method="HEAD")

    assert head.body == b""
    assert head.headers == whole.headers
    assert head.headers["content-length"] == str(len(whole.body))


@pytest.mark.parametrize("said", ["{}", "W/{}", '"other", {}', "*", 'W/"a" , W/{}'])
def test_whoever_has_it_is_told_that_it_has_not_changed(one: Front, said: str) -> None:
    etag = one.ask().headers["etag"]

    answer = one.ask(headers={"if-none-match": said.format(etag)})

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == etag
    assert "content-length" not in answer.headers
    assert "content-type" not in answer.headers


@pytest.mark.parametrize("said", ['"other"', "nonsense", "", 'W/"', "x" * 9000, "\xff"])
def test_whoever_has_another_gets_it_whole(one: Front, said: str) -> None:
    one.ask()

    answer = one.ask(pairs=[(b"if-none-match", said.encode("latin-1"))])

    assert answer.status == 200
    assert "Listening Lane" in answer.text


@pytest.mark.parametrize(
    "more",
    [{"headers": {"range": "bytes=0-9"}}, {"http_version": "1.0"},
     {"headers": {"accept-language": "x" * 9000}}, {"headers": {"x-forwarded-proto": "nonsense"}}],
)  # fmt: skip
def test_odd_questions_get_the_whole_page(one: Front, more: dict[str, object]) -> None:
    one.ask()

    answer = one.ask(**more)

    assert answer.status == 200
    assert "Listening Lane" in answer.text
    assert answer.headers["content-length"] == str(len(answer.body))


def ask_at(one: Front, host: bytes, path: str = "/help-now/") -> Answer:
    asking, one_of_ours = one.front.answer, b"testserver"

    async def elsewhere(scope, receive, send):  # type: ignore[no-untyped-def]
        scope["headers"] = [
            (name, host if said == one_of_ours else said) for name, said in scope["headers"]
        ]
        await asking(scope, receive, send)

    one.front.answer = elsewhere  # type: ignore[method-assign]
    try:
        return one.ask(path)
    finally:
        one.front.answer = asking  # type: ignore[method-assign]


def cookie_of(browser: Client) -> dict[str, str]:
    pairs = (f"{name}={each.value}" for name, each in browser.cookies.items())
    return {"cookie": "; ".join(pairs)}
