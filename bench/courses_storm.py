"""Two hundred people who ask for one of eight places at the same moment, each on a line of theirs.

`python -m bench.courses_storm PORT`: reads {"path", "people": [{"cookie", "token", "key"}]} from
its input, opens every line first, then sends everything, and prints how long each answer took.
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import Sequence
from urllib.parse import urlencode

from bench.machine import cores

PEOPLE, PLACES = 200, 8
PATIENCE_SECONDS = 120
Answer = tuple[int, float]


def request(port: int, path: str, cookie: str, token: str, key: str) -> bytes:
    """Return the form of somebody who asks for a place, as a browser without script sends it."""
    typed = {"csrfmiddlewaretoken": token, "key": key, "where": "alone", "device": "phone"}
    body = urlencode({**typed, "wish": "To talk to others on Tuesdays.", "knows": ""})
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
        f"Origin: http://127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"
    ).encode()


async def ask(port: int, sent: bytes, ready: asyncio.Barrier) -> Answer:
    """Open a line, wait for all others, ask; return status and how long it took."""
    reads, writes = await asyncio.open_connection("127.0.0.1", port)
    try:
        await ready.wait()
        began = time.perf_counter()
        writes.write(sent)
        whole = await reads.read()
        return int(whole[9:12] or 0), time.perf_counter() - began
    finally:
        writes.close()


async def storm(port: int, requests: Sequence[bytes]) -> tuple[list[Answer], float]:
    ready = asyncio.Barrier(len(requests))
    began = time.perf_counter()
    async with asyncio.timeout(PATIENCE_SECONDS):
        found = await asyncio.gather(*(ask(port, sent, ready) for sent in requests))
    return found, time.perf_counter() - began


def main(port: int) -> None:
    os.sched_setaffinity(0, {cores()[1]})
    told = json.loads(sys.stdin.read())
    requests = [
        request(port, told["path"], one["cookie"], one["token"], one["key"])
        for one in told["people"]
    ]
    answers, seconds = asyncio.run(storm(port, requests))
    statuses = [status for status, _ in answers]
    took = [one * 1000 for _, one in answers]
    sys.stdout.write(json.dumps({"statuses": statuses, "took": took, "seconds": seconds}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
