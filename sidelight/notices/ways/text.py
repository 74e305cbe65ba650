"""Text messages by an HTTP gateway: one JSON object a message (docs/operate/notices.md)."""

import json

from sidelight.notices.ways.http import Outlet, anywhere
from sidelight.notices.ways.letter import Letter, NotSent, Trouble

OK = range(200, 300)
NO_SUCH_NUMBER = 422
MAY_BE_THIS_ONE = 400


class TextWay:
    """A gateway at one address, with a key that it knows us by."""

    def __init__(self, address: str, key: str, outlet: Outlet | None = None) -> None:
        self.address = address
        self.key = key
        self.outlet = outlet or Outlet(may_reach=anywhere)

    def gate_of(self, letter: Letter) -> str:
        """Every text message goes through the one gateway."""
        return "text"

    def send(self, letter: Letter) -> None:
        """Hand it to the gateway. Raises NotSent."""
        status = self.outlet.post(self.address, body_of(letter), self._headers(letter))
        if status in OK:
            return
        if status == NO_SUCH_NUMBER:
            raise NotSent("number_refused", Trouble.FOR_GOOD)
        # Whatever else it says may be our mistake, or its own: nothing is lost over it.
        trouble = Trouble.LATER if status == MAY_BE_THIS_ONE else Trouble.DOWN
        raise NotSent(f"http_{status}", trouble)

    def close(self) -> None:
        """Nothing is kept open."""

    def _headers(self, letter: Letter) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Idempotency-Key": letter.slug}
        return {**headers, "Authorization": f"Bearer {self.key}"} if self.key else headers


def body_of(letter: Letter) -> bytes:
    """Return the payload: id, to, from, text."""
    return json.dumps(
        {"id": letter.slug, "to": letter.to, "from": letter.sender, "text": letter.text}
    ).encode()
