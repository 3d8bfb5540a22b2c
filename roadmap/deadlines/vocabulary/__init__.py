"""The words of deadlines, in the order in which they are tried; the first that fits wins.

A text has single spaces and small letters by then. Wherever a match ends in a letter, a word must end:
figures and words may be glued («25апреля»), words may not.
"""

from __future__ import annotations

from roadmap.deadlines.tokens import T
from roadmap.deadlines.vocabulary.figures import DATES, LOOK_ALIKES
from roadmap.deadlines.vocabulary.rhythm import FOLLOWING, OFTEN
from roadmap.deadlines.vocabulary.small import NUMBERS, SMALL_WORDS
from roadmap.deadlines.vocabulary.waiting import AWAITING, ON_REQUEST
from roadmap.deadlines.vocabulary.year import YEAR_PARTS

WORDS: tuple[tuple[T, str], ...] = (
    *LOOK_ALIKES,
    *DATES,
    *OFTEN,
    *ON_REQUEST,
    *FOLLOWING,
    *AWAITING,
    *YEAR_PARTS,
    *NUMBERS,
    *SMALL_WORDS,
)
