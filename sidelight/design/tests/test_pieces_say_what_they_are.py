"""Fields, chips, notices, labels and turning pages are understood by ear as well as by eye."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

LETTERS = list("abcdefghij")


class Form(forms.Form):
    """One field of each shape."""

    title = forms.CharField(label="Title", help_text="A few words")
    more = forms.CharField(label="More", required=False, widget=forms.Textarea)
    wish = forms.ChoiceField(
        label="What I would like back",
        choices=[("listen", "Just listen"), ("ideas", "Ideas")],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(label="I am sure")
    key = forms.CharField(widget=forms.HiddenInput)


def drawn(source: str, address: str = "/", **context: object) -> str:
    """Return what a template with the look loaded comes out as, on one line."""
    template = engines["django"].from_string("{% load look %}" + source)
    html = template.render(context, RequestFactory().get(address))
    return " ".join(html.split()).replace(" </", "</")


def test_a_field_is_tied_to_its_hint_and_its_error() -> None:
    html = drawn("{% field form.title %}", form=Form({}))

    assert '<label class="field-label" for="id_title">Title</label>' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext">A few words' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index("id_title_error") < html.index("<input")


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "if you want" in drawn("{% field form.more %}", form=Form())
    assert "if you want" not in drawn("{% field form.title %}", form=Form())


@pytest.mark.parametrize("tag", ["field", "chips"])
def test_choices_are_a_group_with_a_name(tag: str) -> None:
    html = drawn("{% " + tag + " form.wish %}", form=Form({}))

    assert "<fieldset" in html
    assert '<legend class="field-label">What I would like back</legend>' in html
    assert html.count('type="radio"') == 2
    assert 'aria-describedby="id_wish_error"' in html


def test_a_tick_is_beside_its_words() -> None:
    html = drawn("{% field form.sure %}", form=Form())

    assert html.index("<input") < html.index("I am sure")


def test_a_hidden_field_is_only_itself() -> None:
    assert drawn("{% field form.key %}", form=Form()) == str(Form()["key"])


def test_words_somebody_typed_stay_words() -> None:
    class Label(forms.Form):
        name = forms.CharField(label="<b>x</b>", help_text="<i>y</i>")

    html = drawn("{% field form.name %}", form=Label())

    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "&lt;i&gt;y&lt;/i&gt;" in html


def test_the_summary_leads_to_each_field() -> None:
    html = drawn("{% form_errors form %}", form=Form({"key": "x"}))

    assert "data-error-summary" in html
    for name in ("id_title", "id_wish", "id_sure"):
        assert f'<a href="#{name}">' in html


def test_there_is_no_summary_of_nothing() -> None:
    assert drawn("{% form_errors form %}", form=Form()) == ""


def test_a_notice_says_its_kind_without_colour() -> None:
    html = drawn('{% notice "help" title="If it cannot wait" %}<p>x</p>{% endnotice %}')

    assert "icons.svg#help" in html
    assert '<p class="notice-title">If it cannot wait</p>' in html
    assert "<p>x</p>" in html


@pytest.mark.parametrize(("number", "words"), [(0, "turn"), (1, "soon"), (2, "first"), (3, "now")])
def test_urgency_is_said_in_words(number: int, words: str) -> None:
    assert words in drawn("{% tier number %}", number=number)


def test_the_first_page_leads_only_on() -> None:
    html = drawn("{% pages page %}", page=Paginator(LETTERS, 4).page(1))

    assert "Page 1 of 3" in html
    assert "Older" in html
    assert "Newer" not in html


def test_a_list_ends() -> None:
    html = drawn("{% pages page %}", page=Paginator(LETTERS, 4).page(3))

    assert "Newer" in html
    assert "Older" not in html


def test_where_the_oldest_is_first_the_words_turn_round() -> None:
    html = drawn('{% pages page first="oldest" %}', page=Paginator(LETTERS, 4).page(1))

    assert "Newer" in html


def test_turning_keeps_what_was_searched_for() -> None:
    page = Paginator(LETTERS, 4).page(2)

    html = drawn("{% pages page %}", address="/?q=sleep&page=2", page=page)

    assert 'href="?q=sleep&amp;page=3"' in html
    assert 'href="?q=sleep&amp;page=1"' in html


def test_one_page_needs_no_turning() -> None:
    assert drawn("{% pages page %}", page=Paginator(LETTERS, 20).page(1)) == ""


def test_a_time_can_be_read_by_machines_and_people() -> None:
    html = drawn("{% when at %}", at=datetime(2026, 7, 3, 16, 5, tzinfo=UTC))

    assert html == '<time datetime="2026-07-03T17:05:00+01:00">3 July 2026, 17:05</time>'


def test_a_mark_is_decoration_and_drawn_from_its_two_codes() -> None:
    html = drawn('{% include "design/mark.html" with shape="leaf" colour="plum" only %}')

    assert 'class="mark mark-plum"' in html
    assert "marks.svg#leaf" in html
    assert 'aria-hidden="true"' in html


def test_an_icon_is_decoration_unless_it_has_a_name() -> None:
    assert 'aria-hidden="true"' in drawn("{% icon 'clock' %}")
    assert 'role="img" aria-label="Waiting"' in drawn("{% icon 'clock' label='Waiting' %}")
