"""A loop that stands still, a worker driven by hand, and a page."""

from collections.abc import Iterator

import pytest

from sidelight.live.tests.build import ByHand, Page, StillLoop, still_loop


@pytest.fixture
def loop() -> Iterator[StillLoop]:
    with still_loop() as one:
        yield one


@pytest.fixture
def worker(loop: StillLoop) -> ByHand:
    return ByHand(loop)


@pytest.fixture
def page() -> Page:
    return Page()
