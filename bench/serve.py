"""A web server for a measured site: `python -m bench.serve SERVER PORT`, in its environment."""

import os
import sys
import warnings

APPLICATION = "sidelight.config.asgi:application"


def main(server: str, port: int) -> None:
    if server == "uvicorn":
        from sidelight.config.launch.web import serve, take_port

        serve(take_port("127.0.0.1", port))
        return
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        APPLICATION, address="127.0.0.1", port=port, interface=Interfaces.ASGINL,
        log_enabled=False, log_access=False,
    ).serve()  # fmt: skip


if __name__ == "__main__":
    os.environ["PYTHONWARNINGS"] = "ignore"
    warnings.simplefilter("ignore")
    main(sys.argv[1], int(sys.argv[2]))
