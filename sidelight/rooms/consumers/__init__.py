"""Open connections to live rooms: the one place where code waits for what comes."""

from sidelight.rooms.consumers.rounds import rounds_of
from sidelight.rooms.consumers.socket import room_socket
from sidelight.rooms.consumers.station import begin_station, end_station
from sidelight.rooms.consumers.waiting import waits, when_there_is_something

__all__ = [
    "begin_station",
    "end_station",
    "room_socket",
    "rounds_of",
    "waits",
    "when_there_is_something",
]
