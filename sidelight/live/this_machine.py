"""Which addresses only this machine can ask."""

import ipaddress


class NotThisMachine(ValueError):
    """That address could be asked by another machine, or is none."""


def local_address(address: str) -> tuple[str, int]:
    """Return host and port; raise NotThisMachine unless the host is 127.0.0.1, ::1 or the like."""
    host, _, port = address.rpartition(":")
    try:
        alone = ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        alone = False
    if not alone or not port.isdecimal() or not 0 < int(port) < 65536:
        raise NotThisMachine(f"{address} is not an address and port of this machine")
    return host.strip("[]"), int(port)
