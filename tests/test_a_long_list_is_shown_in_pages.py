"""A list is shown page by page without being counted; nonsense leads to a page that is there."""

import pytest

from sidelight.foundation.paging import page_of
from sidelight.people.models import HouseText

KIND = HouseText.Kind.HOUSE_RULES


@pytest.fixture
def seven(db: None, at: object) -> list[int]:
    """Seven rows of any sort, by number."""
    HouseText.objects.bulk_create(
        HouseText(kind=KIND, version=number, words="Be kind.", in_force_from=at)
        for number in range(1, 8)
    )
    return list(range(1, 8))


def shown(wanted: str | None) -> tuple[list[int], int, bool]:
    rows = HouseText.objects.order_by("version").values_list("version", flat=True)
    page = page_of(rows, wanted, 3)
    return page.rows, page.number, page.has_next()


def test_the_first_page_goes_on(seven: list[int]) -> None:
    assert shown(None) == ([1, 2, 3], 1, True)


def test_the_last_page_does_not(seven: list[int]) -> None:
    assert shown("3") == ([7], 3, False)


def test_a_full_last_page_does_not_go_on(seven: list[int]) -> None:
    HouseText.objects.filter(version=7).delete()

    assert shown("2") == ([4, 5, 6], 2, False)


@pytest.mark.parametrize("wanted", ["", "0", "-1", "one", "1.5", "²", "٢"])
def test_nonsense_is_the_first_page(seven: list[int], wanted: str) -> None:
    assert shown(wanted) == ([1, 2, 3], 1, True)


@pytest.mark.parametrize("wanted", ["4", "99999"])
def test_beyond_the_end_is_the_last_page(seven: list[int], wanted: str) -> None:
    assert shown(wanted) == ([7], 3, False)


def test_a_number_too_long_to_be_meant_is_the_first_page(seven: list[int]) -> None:
    assert shown("9" * 40) == ([1, 2, 3], 1, True)


@pytest.mark.django_db
def test_an_empty_list_has_one_page() -> None:
    assert shown("5") == ([], 1, False)
