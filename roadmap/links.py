"""Links: found in what a person typed, and told apart from other spellings of the same address.

One parser (yarl, which the background check connects with) reads every link here, so that what is shown
is what is visited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from urllib.parse import quote

from yarl import URL

from roadmap.refusals import NoLink

LINK_MOST = 2000
HOST_MOST = 253
_AROUND = '<>«»“”„"'
_LINK = re.compile(rf"(?<![\w@./-])(?:https?://|www\.)[^\s{_AROUND}]+", re.IGNORECASE)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'…"
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|_?openstat|y(?:s)?clid|gclid|fbclid|igshid|mc_[ce]id|_g[al]|roistat|erid|usp", re.IGNORECASE
)


def links_in(text: str, marked: Sequence[str] = ()) -> tuple[str, ...]:
    """The http and https links of *text* in order, without repeats; then those of *marked*.

    *marked* are the addresses that the messenger itself marked in the text: bare ones («school.ru/report»)
    and ones that hide behind words. Where no scheme is named, it is https. What stands before «@» in an
    address is a password or a disguise and is left out; a link with invisible or direction-changing
    characters inside is no link. A closing bracket or full stop after a link belongs to the sentence; a
    bracket that the link itself opened belongs to the link.
    """
    typed = [_trimmed(match.group()) for match in _LINK.finditer(text)]
    found: dict[str, str] = {}
    for link in (*typed, *(_trimmed(one) for one in marked)):
        for usable in _usable(link):
            found.setdefault(str(address_of(usable)), usable)
    return tuple(found.values())


def require_links(text: str, marked: Sequence[str] = ()) -> tuple[str, ...]:
    """Like :func:`links_in`; raises NoLink where there is none."""
    links = links_in(text, marked)
    if not links:
        raise NoLink
    return links


def note_beside(text: str) -> str:
    """What a person wrote beside the links, tidied."""
    return " ".join(_LINK.sub(" ", text).split())[:1000]


def address_of(link: str) -> URL:
    """The link, parsed, without a user's name and password.

    Raises NoLink where it is not http or https, has no proper host or port, is too long, or holds spaces,
    quotation marks, control, invisible or direction-changing characters.
    """
    if len(link) > LINK_MOST or any(sign in _AROUND or _unseen(sign) for sign in link):
        raise NoLink
    try:
        url = URL(link).with_user(None)
        host = url.raw_host or ""
    except (ValueError, IndexError) as error:
        # The latter is what the parser says to a bracket that stands alone.
        raise NoLink from error
    if url.scheme not in {"http", "https"} or not url.port or not _is_host(host):
        raise NoLink
    return url


def front_page(link: str) -> bool:
    """Whether the link leads to a site's front page, which proves nothing. Raises NoLink."""
    url = address_of(link)
    return not _INDEX.sub("/", url.raw_path).strip("/") and not _query(url) and not _route(url)


def canonical(link: str) -> str:
    """One spelling for all spellings of an address: an equal result means the same link. Raises NoLink.

    Aside are left: the scheme and its usual port, «www.», a closing slash or index page, marks of
    advertising and sharing (utm_… and their kin), the order of the query, and the fragment – unless it is
    the route of a page that draws itself («#/report/5», «#!…»). Not an address to open, only to compare.
    """
    url = address_of(link)
    host = (url.raw_host or "").rstrip(".").removeprefix("www.")
    port = "" if url.is_default_port() or url.explicit_port is None else f":{url.port}"
    path = _INDEX.sub("/", _escaped(url.raw_path)).rstrip("/")
    query = "&".join(sorted(_query(url)))
    return f"{host}{port}{path}{'?' if query else ''}{query}{_route(url)}"


def _usable(link: str) -> Iterator[str]:
    if not _SCHEME.match(link):
        if _OTHER_SCHEME.match(link):
            return
        link = f"https://{link}"
    try:
        url = address_of(link)
    except NoLink:
        return
    named = URL(link)
    yield link if named.raw_user is None and named.raw_password is None else _trimmed(str(url))


def _trimmed(link: str) -> str:
    link = link.strip()
    while link and (link[-1] in _TRAILING or _unseen(link[-1])):
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link


def _unseen(sign: str) -> bool:
    # Cc and Cf: controls, zero-width signs, the marks and overrides of writing direction; Z: spaces.
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"}


def _is_host(host: str) -> bool:
    try:
        # «%eth0» names a wire of one machine.
        return bool(ip_address(host)) and "%" not in host
    except ValueError:
        labels = host.removesuffix(".").split(".")
    named = len(labels) > 1 or labels == ["localhost"]
    return named and len(host) <= HOST_MOST and all(_LABEL.fullmatch(label) for label in labels)


def _query(url: URL) -> list[str]:
    pairs = _escaped(url.raw_query_string).split("&")
    return [pair for pair in pairs if pair and not _TRACKING.fullmatch(pair.partition("=")[0])]


def _route(url: URL) -> str:
    return f"#{url.raw_fragment}" if url.raw_fragment.startswith(("/", "!")) else ""


def _escaped(text: str) -> str:
    """Letters beyond ASCII and their escapes in one spelling."""
    return _ESCAPE.sub(lambda escape: escape.group().upper(), quote(text, safe="/%:@!$&'()*+,;=~?-._"))
