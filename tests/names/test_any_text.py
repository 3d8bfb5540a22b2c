"""Whatever stands in a cell or a directory, matching answers and never breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roadmap.bindings import Book, Place, Worker
from roadmap.documents.parties import read_parties
from roadmap.matching import Matcher
from roadmap.names import nominative, nominative_organisation, nominative_post
from roadmap.people import Role
from roadmap.roadmap import Party, PartyKind

PIECES = st.sampled_from(
    [
        "Анна",
        "ивановой",
        "А.",
        "С.",
        "оглы",
        "кызы",
        "№",
        "5",
        "«",
        "»",
        "(",
        ")",
        "СОШ",
        "ЦРО",
        "и",
        "-",
        "ё",
        "Лев",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=6).map(" ".join),
    st.lists(PIECES, max_size=6).map("".join),
)


@given(TEXTS, TEXTS, TEXTS)
def test_matching_answers(written: str, known: str, title: str) -> None:
    book = Book(
        1,
        (known or "Управление",),
        (Place(2, known),),
        (Place(3, known, (2,)),),
        (Worker(4, known, Role.HEAD, title, 2), Worker(5, title, Role.STAFF, known)),
    )
    matcher = Matcher(book, {title: known}, title)
    for party in (
        *read_parties(written),
        *(
            Party(written, kind, group=title or None, person=written or None, post=title)
            for kind in PartyKind
        ),
    ):
        for proposal in matcher.proposals(party):
            assert 0 < proposal.score <= 1
            assert book.doers(proposal.aim)


@given(TEXTS)
def test_a_nominative_is_a_name_again(written: str) -> None:
    for put in (nominative, nominative_organisation, nominative_post):
        once = put(written)
        assert once.strip() == once
        assert bool(once) == bool(written.split()) or put is nominative
    assert nominative_organisation(nominative_organisation(written)) == nominative_organisation(written)
