"""Telling a page that asks who you are by its address."""

from __future__ import annotations

import re

from yarl import URL

_HOSTS = frozenset(
    {
        "accounts.google.com",
        "passport.yandex.ru",
        "passport.yandex.com",
        "login.microsoftonline.com",
        "login.live.com",
        "account.mail.ru",
        "esia.gosuslugi.ru",
        "id.vk.com",
        "id.vk.ru",
        "login.vk.com",
    }
)
_SEGMENT = re.compile(
    r"(?:wp-)?log-?in|user-?login|sign-?in|auth|authori[sz]e|authorization|authentication|sso|oauth2?",
    re.IGNORECASE,
)


def at_login(url: URL, asked: URL) -> bool:
    """Whether *url*, reached from *asked*, is where one signs in.

    Words in the path tell only where redirects brought them in: an article about signing in is no login.
    """
    return url.raw_host in _HOSTS or (_has_word(url) and not _has_word(asked))


def _has_word(url: URL) -> bool:
    # «login.php» is «login» too.
    return any(_SEGMENT.fullmatch(segment.partition(".")[0]) for segment in url.raw_path.split("/"))
