"""Where sign-ins are kept: Django's database sessions, with a column that says whose each is."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sidelight.foundation import clock
from sidelight.foundation.prepared import prepared
from sidelight.people.actions.sign_ins import drop_sign_in, keep_sign_in
from sidelight.people.models import SignIn

DEVICE = "device"
BEGAN = "began"


class SessionStore(DatabaseSessions):
    """Sessions that know their person, so that all of somebody's can be found and ended.

    may_stay_as_it_is: a page is only read, so what it would note beside that may come later.
    """

    may_stay_as_it_is = False

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  # as Django has it
        """Keep what changed, unless it may come later and nothing can be written now."""
        keep_sign_in(partial(super().save, must_create), may_wait=self.may_stay_as_it_is)

    def load(self) -> dict[str, Any]:  # Any: what a session holds
        """Return what is kept under this key, unless it ended."""
        found = _contents(self.session_key, timezone.now())  # as Django sets when it ends
        if not found:
            self._session_key = None
            return {}
        return dict(self.decode(found[0][0]))

    def delete(self, session_key: str | None = None) -> None:
        """End this sign-in, or that of the key: signing out, quick exit, a new key for the old."""
        key = session_key or self.session_key
        if key:
            drop_sign_in(key, at=clock.now())

    @classmethod
    def get_model_class(cls) -> type[SignIn]:
        """Return the table in which they live."""
        return SignIn

    def create_model_instance(self, data: dict[str, Any]) -> SignIn:  # Any: what a session holds
        """Return the row of this sign-in, its person beside the encoded contents."""
        at = clock.now().replace(minute=0, second=0, microsecond=0)
        if SESSION_KEY in data:
            data.setdefault(BEGAN, at.isoformat())
        row = super().create_model_instance(data)
        assert isinstance(row, SignIn)  # noqa: S101  # for the type checker: get_model_class says so
        row.person_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device = data.get(DEVICE, SignIn.Device.UNKNOWN)
        row.began_at = datetime.fromisoformat(data[BEGAN]) if BEGAN in data else at
        row.seen_at = at
        return row


def end_sign_in(request: HttpRequest) -> None:
    """End the sign-in here and in this browser, even while the database does not answer."""
    try:
        logout(request)
    except DatabaseError:
        # Somebody is looking over a shoulder: the browser forgets now, the row runs out by itself.
        request.session = type(request.session)()


@prepared
def _contents(session_key: str, at: datetime) -> QuerySet[SignIn, tuple[str]]:
    return SignIn.objects.filter(session_key=session_key, expire_date__gt=at).values_list(
        "session_data"
    )


def device_of(told: str) -> SignIn.Device:
    """Return what sort of device a browser says it is; nothing else of what it says is kept."""
    said = told.lower()
    for device, marks in MARKS_OF.items():
        if any(mark in said for mark in marks):
            return device
    return SignIn.Device.UNKNOWN


# In this order: a tablet says "Android" as well, and a phone says "Linux".
MARKS_OF = {
    SignIn.Device.TABLET: ("ipad", "tablet", "kindle", "silk/"),
    SignIn.Device.PHONE: ("iphone", "ipod", "mobile", "android"),
    SignIn.Device.COMPUTER: ("windows", "macintosh", "cros ", "linux", "x11"),
}
