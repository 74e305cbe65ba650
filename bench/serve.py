"""A web server for a measured site: `python -m bench.serve SERVER PORT WORKERS`, as it is told."""

import os
import sys
import warnings
from functools import partial

APPLICATION = "sidelight.config.asgi:application"


def main(server: str, port: int, workers: int) -> None:
    if server == "uvicorn":
        serve_with_ours(port, workers)
        return
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        APPLICATION, address="127.0.0.1", port=port, interface=Interfaces.ASGINL,
        log_enabled=False, log_access=False,
    ).serve()  # fmt: skip


def serve_with_ours(port: int, workers: int) -> None:
    """Answer as `sidelight run` does, with so many web servers on one port."""
    import django

    django.setup()
    from sidelight.config.launch.parts import Part, keep_running
    from sidelight.config.launch.web import serve, take_port

    taken = take_port("127.0.0.1", port)
    if workers == 1:
        serve(taken, 1)
        return
    webs = [partial(serve, taken, number) for number in range(1, workers + 1)]
    parts = [Part(f"web-server-{nth}", web) for nth, web in enumerate(webs, start=1)]
    keep_running(parts, each_look=lambda: None)


if __name__ == "__main__":
    os.environ["PYTHONWARNINGS"] = "ignore"
    warnings.simplefilter("ignore")
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
