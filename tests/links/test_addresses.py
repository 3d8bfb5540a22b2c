"""Every form of an address that leads inside is refused, and the public ones are not."""

from __future__ import annotations

import re
from ipaddress import ip_network
from pathlib import Path

import pytest
from yarl import URL

from bot.demo.links import SandboxResolver
from bot.links.addresses import is_public
from bot.links.resolver import PORTS, AddressRefused, NameUnknown, Resolver, look_up
from tests.house.sources import ROOT, named, python_files
from tests.links.website import Names


def read(name: str) -> list[str]:
    return Path(__file__).with_name(f"{name}.txt").read_text("ascii").split()


PUBLIC = read("public")

INSIDE = read("inside")

# Spellings that a browser or an operating system reads as an address; none of them is a name.
DISGUISED = read("disguised")

WRITTEN = {
    "http://①②⑦.0.0.1/": AddressRefused,
    "http://１２７.0.0.1/": AddressRefused,
    "http://127。0。0。1/": AddressRefused,
    "http://127．0．0．1/": AddressRefused,
    "http://[::ffff:127.0.0.1]/": AddressRefused,
    "http://[0:0:0:0:0:0:0:1]/": AddressRefused,
    "http://user@127.0.0.1/": AddressRefused,
    "http://localhost/": AddressRefused,
    "http://LOCALHOST./": AddressRefused,
    "http://inside.example.org/": AddressRefused,
    "http://half.example.org/": AddressRefused,
    "http://empty.example.org/": NameUnknown,
    "http://nobody.example.org/": NameUnknown,
}


@pytest.mark.parametrize("address", PUBLIC)
async def test_public(address: str) -> None:
    assert is_public(address)
    assert await Resolver(Names().look_up).resolve(address, 443) == (address,)


@pytest.mark.parametrize("address", INSIDE)
async def test_inside(address: str) -> None:
    assert not is_public(address)
    names = Names()
    with pytest.raises(AddressRefused):
        await Resolver(names.look_up).resolve(address, 443)
    names.known["school.example.org"] = [f"8.8.8.8 {address}"]
    with pytest.raises(AddressRefused):
        await Resolver(names.look_up).resolve("school.example.org", 443)


@pytest.mark.parametrize("host", DISGUISED)
async def test_an_address_in_disguise_is_not_even_looked_up(host: str) -> None:
    names = Names()
    with pytest.raises(AddressRefused):
        await Resolver(names.look_up).resolve(host, 80)
    assert names.asked == []
    assert not is_public(host)


@pytest.mark.parametrize("written", WRITTEN)
async def test_as_it_is_written_in_a_link(written: str) -> None:
    names = Names(
        localhost=["127.0.0.1"],
        inside_example_org=["10.0.0.7"],
        half_example_org=["93.184.215.14 10.0.0.7"],
        empty_example_org=[""],
    )
    names.known["localhost."] = ["127.0.0.1 ::1"]
    url = URL(written)
    with pytest.raises(WRITTEN[written]):
        await Resolver(names.look_up).resolve(url.raw_host or "", url.port or 0)


@pytest.mark.parametrize("prefix", range(0, 256, 8))
def test_nothing_public_that_the_registry_calls_private(prefix: int) -> None:
    for second in range(256):
        block = ip_network(f"{prefix}.{second}.0.0/16")
        for address in (block[0], block[257], block[-1]):
            assert not (is_public(str(address)) and not address.is_global)


@pytest.mark.parametrize(
    "port", [0, 21, 22, 25, 53, 81, 110, 143, 444, 3306, 5432, 6379, 8081, 9200, 11211, 65535]
)
async def test_other_ports_are_not_knocked_at(port: int) -> None:
    with pytest.raises(AddressRefused):
        await Resolver(Names().look_up).resolve("93.184.215.14", port)
    assert sorted(PORTS) == [80, 443, 8080, 8443]


async def test_the_machine_itself_is_refused_by_its_own_name_server() -> None:
    with pytest.raises(AddressRefused):
        await Resolver().resolve("localhost", 80)
    assert set(await look_up("localhost")) <= {"127.0.0.1", "::1"}


async def test_a_label_that_no_name_server_takes_is_unknown() -> None:
    with pytest.raises(NameUnknown):
        await look_up("a" * 70 + ".invalid")


async def test_the_demo_lets_in_the_sandbox_alone() -> None:
    resolver = SandboxResolver("http://127.0.0.1:8765", Names().look_up)
    assert await resolver.resolve("127.0.0.1", 8765) == ("127.0.0.1",)
    for host, port in [
        ("127.0.0.1", 80),
        ("127.0.0.1", 8766),
        ("127.0.0.2", 8765),
        ("::1", 8765),
        ("8.8.8.8", 8765),
    ]:
        with pytest.raises(AddressRefused):
            await resolver.resolve(host, port)


EXCEPTION = re.compile(r"\(Resolver\):|\bResolver\([^)]|LinkChecker\([^)]*(?:seconds|tls)=")


def test_only_the_demo_makes_an_exception() -> None:
    found = {
        named(path)
        for path in python_files("bot", "storage", "roadmap")
        if EXCEPTION.search(path.read_text("utf-8"))
    }
    assert found == {"bot/demo/links.py"}
    assert EXCEPTION.search("class Anything(Resolver):")
    assert not EXCEPTION.search("resolver or Resolver()")
    assert "link" not in (ROOT / "bot" / "settings.py").read_text("utf-8").lower()
