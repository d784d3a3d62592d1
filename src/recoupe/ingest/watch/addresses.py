"""Which addresses may be asked: public ones only, checked for the very address that is connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from recoupe.ingest.watch.refused import Refused

Allowed = Callable[[str, int], bool]


def public(address: str, port: int) -> bool:
    """Whether ``address`` is on the public internet and ``port`` a web port.

    Loopback, private, link-local (cloud metadata), shared, multicast and reserved ranges are not; an IPv4 address
    wrapped in IPv6 (mapped, 6to4, Teredo) is judged by what it wraps.
    """
    if port not in (80, 443):
        return False
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is not None:
            return wrapped.is_global and not wrapped.is_multicast
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int, allowed: Allowed) -> str:
    """One address of ``host``; every address that the name answers with must be allowed.

    Raises:
        Refused: the name does not resolve, or answers with an address that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"{host} cannot be found ({error})") from None
    addresses = sorted({str(info[4][0]) for info in found})
    for address in addresses:
        if not allowed(address, port):
            raise Refused(f"{host} is at {address} port {port}, which is not a public web address")
    if not addresses:
        raise Refused(f"{host} has no address")
    return addresses[0]
