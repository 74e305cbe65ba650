"""However devices take turns, and whatever answers are lost: what was typed last is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelight.journal.actions import begin_page, change_page
from sidelight.journal.models import Page
from sidelight.journal.tests.build import words_of, words_on, writing
from sidelight.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DEVICES = 3
# A device, what it does, and whether the answer reaches it.
TURNS = st.tuples(
    st.integers(0, DEVICES - 1), st.sampled_from(["type", "late", "open"]), st.booleans()
)
STEADY = settings(
    derandomize=True,
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@dataclass
class Device:
    """An open form on one device: where it sends to, and what it has seen there."""

    key: UUID
    page: Page | None = None
    seen: int = 0
    turn: int = 0
    last: str = ""

    def sends(self, person: Person, words: str, turn: int, at: datetime, *, heard: bool) -> None:
        sent = writing(words, key=self.key, turn=turn, seen=self.seen)
        saved = (
            change_page(self.page, sent, at=at) if self.page else begin_page(person, sent, at=at)
        )
        if heard:
            self.page, self.seen = saved.page, saved.page.revision


@STEADY
@given(turns=st.lists(TURNS, min_size=1, max_size=12))
def test_what_each_device_typed_last_is_somewhere(
    amira: Person, at: datetime, turns: list[tuple[int, str, bool]]
) -> None:
    with transaction.atomic():
        forms = [Device(UUID(int=number + 1)) for number in range(DEVICES)]
        on_screen, read = list(forms), set()
        for step, (number, what, heard) in enumerate(turns):
            device = on_screen[number]
            if what == "open" and (page := Page.objects.of(amira).first()):
                # It reads what stands there, so that it may write over it.
                device = Device(UUID(int=len(forms) + 1), page, page.revision)
                read.add(words_on(page))
                on_screen[number] = device
                forms.append(device)
            elif what == "late" and device.turn > 1:
                device.sends(amira, "late", device.turn - 1, at, heard=False)
            else:
                device.turn += 1
                device.last = f"words {step} of {number}"
                device.sends(amira, device.last, device.turn, at, heard=heard)
        assert {form.last for form in forms if form.last} - read <= words_of(amira)
        transaction.set_rollback(True)
