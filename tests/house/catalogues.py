"""The catalogues against the code: what is missing, stale or mistranslated. ``make words`` writes them anew."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ru", "en")
KEYWORDS = {"say": None, "count": (1, 2), "say_in": ((1, "c"), 2)}


def sentences() -> Catalog:
    """Every sentence that the code says."""
    found = Catalog(domain="vekha", project="Vekha", fuzzy=False)
    for path, line, message, comments, context in extract_from_dir(
        ROOT / "bot", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(
            message, None, [(f"bot/{path}".replace("\\", "/"), line)], auto_comments=comments, context=context
        )
    return found


def path_of(language: str) -> Path:
    """Where a language's catalogue is."""
    return ROOT / "locales" / language / "LC_MESSAGES" / "vekha.po"


def read(language: str) -> Catalog:
    """A catalogue as it is; an empty one where there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, domain="vekha")
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain="vekha")


def written(language: str) -> bytes:
    """The catalogue as the code wants it, keeping what is translated; English translates itself."""
    catalogue = read(language)
    catalogue.update(sentences(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = "# What Vekha says. `make words` keeps this file in step with the code."
    catalogue.fuzzy = False
    if language == "en":
        for message in catalogue:
            if message.id:
                message.string = message.id
    out = BytesIO()
    write_po(out, catalogue, include_lineno=False, sort_by_file=True, width=110)
    # A file that two people change should not differ by dates.
    return b"".join(line for line in out.getvalue().splitlines(True) if not _DATED.match(line))


_DATED = re.compile(
    rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Report-Msgid-Bugs-To)'
)


def texts(string: object) -> list[str]:
    """A message's strings: one, or one for each plural form."""
    if isinstance(string, str):
        return [string]
    return (
        [part for part in string or () if isinstance(part, str)] if isinstance(string, list | tuple) else []
    )


def fields(text: str) -> set[str]:
    """The ``{name}`` fields of a sentence."""
    return set(re.findall(r"\{(\w*)\}", text))


def tags(text: str) -> list[str]:
    """The tags of a sentence, sorted."""
    return sorted(re.findall(r"</?\w+[^>]*>", text))


def complaints(message: Message, plural_forms: int) -> list[str]:
    """What is wrong with one translation."""
    originals, translations = texts(message.id), texts(message.string)
    wanted = plural_forms if len(originals) > 1 else 1
    if len([text for text in translations if text]) != wanted:
        return [f"not translated: {originals[0]!r}"]
    found = []
    for text in translations:
        if not any(
            fields(text) == fields(original) and tags(text) == tags(original) for original in originals
        ):
            # One person is «один человек» in some forms: the number may be said in words.
            lost = set.union(*map(fields, originals)) - fields(text) - {"n"}
            if lost or tags(text) != tags(originals[0]):
                found.append(f"fields or tags differ: {text!r}")
    return found


if __name__ == "__main__":
    for language in LANGUAGES:
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(written(language))
