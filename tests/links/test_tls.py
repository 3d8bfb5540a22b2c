"""The certificate is checked against the name, although the connection goes to an address."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.demo.links import SandboxResolver
from bot.links.checker import LinkChecker
from roadmap.link_checks import Outcome
from tests.links.website import Names, website

NAME = "school.example.org"
NOW = datetime.now(UTC)
NAMES = Names(school_example_org=["127.0.0.1"], other_example_org=["127.0.0.1"])


def certificate(name: str, days: int = 1) -> tuple[bytes, bytes]:
    """A certificate that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=30))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return made.public_bytes(Encoding.PEM), secret


def serving(pem: tuple[bytes, bytes], folder: Path, heard: list[str]) -> ssl.SSLContext:
    file = folder / "site.pem"
    file.write_bytes(pem[0] + pem[1])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    context.sni_callback = lambda _socket, name, _context: heard.append(name)
    return context


def trusting(pem: tuple[bytes, bytes]) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=pem[0].decode())


CASES: dict[str, tuple[str, int, bool, str, Outcome]] = {
    # the name it vouches for, days it is good, whether it is trusted, the name that is visited
    "good": (NAME, 1, True, NAME, Outcome.ALIVE),
    "somebody else's": ("elsewhere.example.org", 1, True, NAME, Outcome.CERTIFICATE),
    "by the wrong name": (NAME, 1, True, "other.example.org", Outcome.CERTIFICATE),
    "out of date": (NAME, -1, True, NAME, Outcome.CERTIFICATE),
    "unknown": (NAME, 1, False, NAME, Outcome.CERTIFICATE),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
async def test_certificates(case: tuple[str, int, bool, str, Outcome], tmp_path: Path) -> None:
    vouched, days, trusted, visited, expected = case
    heard: list[str] = []
    pem = certificate(vouched, days)
    async with website(tls=serving(pem, tmp_path, heard)) as site:
        resolver = SandboxResolver(f"https://127.0.0.1:{site.port}", NAMES.look_up)
        checker = LinkChecker(resolver, tls=trusting(pem) if trusted else None)
        verdict = await checker.check(site.url("/a", visited, "https"))
        assert verdict.outcome is expected
        assert heard == [visited]
        assert bool(site.requests) is (expected is Outcome.ALIVE)


async def test_no_tls_where_it_was_asked_for() -> None:
    async with website() as site:
        resolver = SandboxResolver(f"http://127.0.0.1:{site.port}", NAMES.look_up)
        verdict = await LinkChecker(resolver).check(site.url("/a", NAME, "https"))
        assert verdict.outcome is Outcome.UNREACHABLE
