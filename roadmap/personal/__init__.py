"""A guard for personal data in notes, captions and file names: what is noticed before it is kept.

Addresses of mail are not looked for: offices sign with them, and links hold them. An ИНН is an
organisation's ten digits far more often than a person's twelve. A false alarm costs its reader a press,
so a number needs its form, its check sum or its word; see tests/personal for both sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.personal.births import birth_dates
from roadmap.personal.finds import Find, PersonalKind, Span
from roadmap.personal.links import LinkPart, links_taken_out
from roadmap.personal.numbers import numbers_of_papers
from roadmap.personal.papers import papers
from roadmap.personal.pupils import pupils
from roadmap.personal.readable import readable
from roadmap.personal.telephones import telephones

__all__ = ["Find", "PersonalKind", "found_in"]

TEXT_MOST = 8192
"""A message has 4096 letters at most; what is longer is looked at up to here."""


def found_in(text: str) -> tuple[Find, ...]:
    """The personal data noticed in *text*, in order; pieces do not overlap. Empty where there is none."""
    seen = readable(text[:TEXT_MOST])
    plain, links = links_taken_out(seen.text)
    plain = plain.replace("_", " ")
    spans = [*_spans(plain), *papers(plain), *(span for link in links for span in _in_link(link))]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(Find(span.kind, seen.piece(span.start, span.end)) for span in kept)


def _spans(text: str) -> Iterator[Span]:
    yield from numbers_of_papers(text)
    yield from telephones(text)
    yield from birth_dates(text)
    yield from pupils(text)


def _in_link(link: LinkPart) -> Iterator[Span]:
    said = readable(link.text).text.replace("_", " ")
    found = list(papers(said)) if "." in said and "тел" not in said else []
    if " " in link.text:
        found += _spans(said)
    for span in found[:1]:
        yield Span(span.kind, link.start, link.end)
