"""Where on the network a name leads to, and whether one may go there."""

import ipaddress
import socket

from quizapp.domain.errors import ArticleError, PrivateError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNKNOWN = {
    getattr(socket, name)
    for name in ("EAI_NONAME", "EAI_NODATA", "EAI_FAIL")
    if hasattr(socket, name)
}


def resolved(host: str, port: int, where: str, *, private: bool) -> list[str]:
    """Return the addresses of a host that may be connected to, in order.

    Connect to one of these and not to the name: it may lead elsewhere a moment later.

    Raises:
        ArticleError: The name is unknown.
        PrivateError: It leads to a private address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _UNKNOWN:
            raise ArticleError(
                f"There is no site called {host}, or there is no network",
                where=where,
                remedy="Check the address and your connection.",
            ) from error
        raise ArticleError(
            "There is no network",
            where=where,
            remedy="Check your connection and try again.",
        ) from error
    except (UnicodeError, ValueError) as error:
        raise ArticleError(
            f"{host} is no name of a site",
            where=where,
            remedy="Check the address.",
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [each for each in addresses if is_allowed(each, private=private)]
    if not allowed:
        raise PrivateError(
            f"{host} is on this machine or its network, not on the web",
            where=where,
            remedy="Save the page as a file and choose that. On the command line,"
            " --allow-private lets an address that you name be a private one.",
        )
    return allowed


def is_allowed(address: str, *, private: bool) -> bool:
    """Tell whether an address is on the public network, or may be private."""
    ip = _inner(ipaddress.ip_address(address.split("%", maxsplit=1)[0]))
    if ip.is_multicast or ip.is_unspecified:
        return False
    # Python counts some relays as public that lead to reserved places.
    return private or (ip.is_global and not ip.is_reserved)


def _inner(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for, or itself."""
    if ip.version == 4:
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped or ip.sixtofour or teredo or ip
