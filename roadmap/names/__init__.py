"""Names as orders decline them, matched with a directory that has them in the nominative.

Organisations by the stems of their words, people by the endings that Russian gives their names, posts by their
words and the organisation after them. What comes out are candidates with a score; only a name that is the
nominative letter for letter may be taken without asking (:func:`certain`).
"""

from roadmap.names.likeness import CANDIDATES_MOST, Likeness, certain
from roadmap.names.nominative import nominative, nominative_organisation, nominative_post
from roadmap.names.organisations import OrganisationIndex
from roadmap.names.people import PersonIndex
from roadmap.names.posts import Known, PostIndex

__all__ = [
    "CANDIDATES_MOST",
    "Known",
    "Likeness",
    "OrganisationIndex",
    "PersonIndex",
    "PostIndex",
    "certain",
    "nominative",
    "nominative_organisation",
    "nominative_post",
]
