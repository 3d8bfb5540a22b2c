"""Which network addresses the check may visit: those of the public internet, and nothing else.

The answers of ``is_global`` differ between Python's versions and leave gaps, so what is closed is written out
too, from IANA's special-purpose registries: https://www.iana.org/assignments/iana-ipv4-special-registry and
https://www.iana.org/assignments/iana-ipv6-special-registry.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_V4_CLOSED = tuple(
    ip_network(one)
    for one in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carriers' inside; a cloud's metadata too
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
        # Public by number, and yet a cloud's inside: it answers its own machines alone.
        "168.63.129.16/32",
    )
)
# All that is given out for the public stands here; loopback, mapped and translated IPv4 (::/8, 64:ff9b::/96),
# unique local, link-local and multicast stand outside.
_V6_PUBLIC = ip_network("2000::/3")
_V6_CLOSED = tuple(
    ip_network(one)
    for one in (
        "2001::/23",  # Teredo, benchmarks and other protocols
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address within
        "3fff::/20",
    )
)


def is_public(address: str) -> bool:
    """Whether *address*, written the usual way, belongs to the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return parsed.is_global and (
        _public_v4(parsed) if isinstance(parsed, IPv4Address) else _public_v6(parsed)
    )


def _public_v4(address: IPv4Address) -> bool:
    return not any(address in network for network in _V4_CLOSED)


def _public_v6(address: IPv6Address) -> bool:
    inside = any(address in network for network in _V6_CLOSED)
    return address in _V6_PUBLIC and address.scope_id is None and not inside
