"""How a page speaks XMPP over a WebSocket (RFC 7395) with a room of ejabberd (XEP-0045)."""

import re
from collections.abc import Callable

from bench import talk
from bench.tongue import Heard
from bench.wire import upgrade

HOST = "localhost"
MUC = f"conference.{HOST}"
FRAMING = "urn:ietf:params:xml:ns:xmpp-framing"
OPEN = f'<open xmlns="{FRAMING}" to="{HOST}" version="1.0"/>'.encode()
ANONYMOUS = b'<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>'
BIND = (
    b'<iq xmlns="jabber:client" type="set" id="b">'
    b'<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>'
)
BODY = re.compile(rb"<body>([^<]*)</body>")
WELCOME = Heard("welcome", "", 0, -1, {"state": {"phase": "open", "holding": "open"}})


class Xmpp:
    """An anonymous person in a chat with many. Messages have no numbers there."""

    protocol = "xmpp"
    has_numbers = False

    def __init__(self, salt: int) -> None:
        self.salt = salt
        self.nick = 0

    def request(self, url: str, port: int, cookie: str) -> bytes:
        return upgrade("/ws", port, cookie="", protocol=self.protocol)

    def begin(self, room: str, after: dict[str, int]) -> bytes:
        return OPEN

    def say(self, number: int, room: str) -> bytes:
        return (
            f'<message xmlns="jabber:client" type="groupchat" to="{room}@{MUC}"'
            f' id="{talk.key(self.salt, number)}"><body>{talk.said(number)}</body></message>'
        ).encode()

    def enter(self, room: str) -> bytes:
        self.nick += 1
        return (
            f'<presence xmlns="jabber:client" to="{room}@{MUC}/n{self.nick}">'
            '<x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x></presence>'
        ).encode()

    def hear(self, payload: bytes, room: str, reply: Callable[[bytes], None]) -> list[Heard]:
        if payload.startswith(b"<message"):
            found = BODY.search(payload)
            if found is None or b"groupchat" not in payload:
                return []
            number = talk.number_of(found[1].decode())
            return [
                Heard("said", "room", 0, number, {}),
                Heard("echo", "", 0, number, {}),
            ]
        if b"status code='110'" in payload or b'status code="110"' in payload:
            return [WELCOME]
        self.go_on(payload, room, reply)
        return []

    def go_on(self, payload: bytes, room: str, reply: Callable[[bytes], None]) -> None:
        """Sign in, bind and enter, one after the other."""
        if b"<success" in payload:
            reply(OPEN)
        elif b"features" in payload:
            reply(BIND if b"xmpp-bind" in payload else ANONYMOUS)
        elif payload.startswith(b"<iq") and b"<bind" in payload:
            reply(self.enter(room))
