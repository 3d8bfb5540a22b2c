"""The voice: the one place where a sentence gets its language, its plural and its escaping.

English sentences stand in the code and are the msgids; the catalogues of ``locales/`` hold the
translations. They are read with Babel and compiled in memory, so a checkout needs no ``.mo`` files.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

_TAG = re.compile(r"<[^>]*>")
LANGUAGES = ("ru", "en")
DEFAULT_LANGUAGE = "ru"
DOMAIN = "vekha"


class Voice:
    """Says sentences in one language.

    Results are :class:`markupsafe.Markup`: values put into a sentence are escaped for Telegram's HTML
    unless they are Markup already, so a finished sentence can stand inside another one.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def say(self, msgid: str, /, **values: object) -> Markup:
        """The sentence in this language, with ``{name}`` fields filled."""
        return Markup(self._catalogue.gettext(msgid)).format(**values)

    def say_in(self, context: str, msgid: str, /, **values: object) -> Markup:
        """Like :meth:`say`, for words that translate differently by *context* (gettext's msgctxt)."""
        return Markup(self._catalogue.pgettext(context, msgid)).format(**values)

    def count(self, one: str, many: str, n: int, /, **values: object) -> Markup:
        """The sentence whose noun agrees with *n*; ``{n}`` is filled with it."""
        return Markup(self._catalogue.ngettext(one, many, n)).format(n=n, **values)

    def date(self, day: date, pattern: str) -> str:
        """*day* by a CLDR *pattern*: ``d MMMM`` is «25 марта»."""
        return format_date(day, pattern, locale=self.language)

    def listed(self, items: Sequence[object]) -> Markup:
        """«a, b и c»."""
        return Markup(format_list([Markup.escape(item) for item in items], locale=self.language))


def plain(sentence: Markup) -> str:
    """A sentence without tags as plain text, for terminals, file names and JSON."""
    return Markup(_TAG.sub("", sentence)).unescape()


@lru_cache
def voice_of(language: str) -> Voice:
    """The voice of *language*; the default one for a language that has no catalogue."""
    if language not in LANGUAGES:
        language = DEFAULT_LANGUAGE
    return Voice(language, _catalogue(language))


def _catalogue(language: str) -> gettext.GNUTranslations:
    source = files("locales") / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=language, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
