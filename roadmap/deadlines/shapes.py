"""The grammar: the shapes in which words stand together, in the order in which they are tried.

Names in capitals are kinds of tokens, or other names defined here; the rest is a regular expression over
them. A phrase is read from the left by the first shape that fits; a word that no shape takes is reported,
never skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roadmap.deadlines.tokens import T, Token

_PARTS: dict[str, str] = {
    "ORD": "(?:NUMBER|ROMAN)",
    "ORDS": "ORD(?:(?:COMMA|DASH|TO)ORD)*",
    "DAYS": "NUMBER(?:(?:COMMA|DASH)NUMBER)*",
    "UNIT": "[DAYWORD WEEK DECADE MONTHWORD PART YEARWORD THISYEAR SCHOOLYEAR]",
    "OFYEAR": "(?:COMMA?YEAR(?!DASH YEAR)|COMMA?SCHOOLYEARS|THISYEAR|YEARWORD|NEXTYEAR|SCHOOLYEAR)?",
    "WITHIN": "(?:IN|DURING|PERIOD)",
    "LEAD": "(?:WITHIN?FROM|UNTIL|WITHIN|TO)?",
    # One end of a stretch.
    "POINT": "(?:EDGE?MONTH MONTHWORD?|NUMBER MONTH|DATE|MONTHYEAR|EDGE?ORD PART|ORD DECADE MONTH"
    "|ORD POLE MONTH|EDGE YEARWORD|EDGE SCHOOLYEAR)OFYEAR",
    # What may follow words such as «по плану» without ending them.
    "TAIL": "(?:(?<!COMMA)(?<!OPEN)(?:YEAR|SCHOOLYEARS)(?:DASH YEAR)?"
    "|IN(?:YEARWORD|THISYEAR|SCHOOLYEAR|YEAR|SCHOOLYEARS)"
    "|(?:COMMA|DASH|IN|FROM|TO|EVERY|NUMBER|ROMAN|SEASONAL|REMARK|UNTIL)*WORD"
    "|(?<=WORD)(?:PART|YEARWORD|THISYEAR|SCHOOLYEAR|MONTHWORD|WEEK|DAYWORD|WEEKDAY)"
    "|(?:PART|YEARWORD|SCHOOLYEAR|MONTHWORD|WEEK|DAYWORD)(?=WORD))*",
}

SHAPES: tuple[tuple[str, str], ...] = (
    ("how_often", "(?:IN|TO)?NUMBER?(?:DASH NUMBER)?TIMES(?:IN|DURING|TO|COMMA)?EVERY?ORD?UNIT DASH?"),
    ("result", "RESULT EVERY?ORDS PART OFYEAR|RESULT(?:YEAR|SCHOOLYEARS|SCHOOLYEAR|THISYEAR)"
        "|RESULT EVERY?UNIT"),
    ("last_day", "LEAD EVERY?LAST DAYWORD(?:EVERY?(?:MONTHWORD|PART|YEARWORD|SCHOOLYEAR)|MONTH OFYEAR)"),
    ("month_days", "LEAD DAYS(?:TO NUMBER)?"
        "(?:OFMONTH?(?:(?:LAST|ORD)MONTHWORD(?:EVERY?PART)?|EVERY MONTHWORD|COMMA?NEXT)"
        "|OFMONTH MONTHWORD)"),
    ("month_days", "LEAD DAYS(?:TO NUMBER)?OFMONTH"),
    ("month_of_part", "WITHIN?(?:LAST|ORD)MONTHWORD EVERY?PART"),
    ("month_days", "(?:(?<=OFTEN)|(?<=OFTEN COMMA)|(?<=OFTEN OPEN))UNTIL DAYS(?=CLOSE|COMMA|$)"),
    ("nth_weekday", "(?:IN|TO)?EVERY?(?:ORDS|LAST)WEEKDAY(?:IN?EVERY?(?:MONTHWORD|PART)|IN?MONTH OFYEAR)?"),
    ("weekdays", "(?:IN|TO)?EVERY WEEKDAY MONTHWORD|(?:IN|TO)?EVERY?WEEKDAY(?:(?:COMMA|IN)+EVERY?WEEKDAY)*"
        "|TO?WEEKDAYS(?:COMMA TO?WEEKDAYS)*"),
    ("every_year", "IN?EVERY(?=NUMBER?MONTH)"),
    ("every_month", "IN?EVERY(?=NUMBER OFMONTH)"),
    ("every", "(?:IN|TO|DURING)?EVERY ORD?UNIT DASH?"),
    ("span", "WITHIN?FROM?(?:POINT|NUMBER)COMMA?(?:DASH|TO)IN?POINT"
        "|WITHIN?FROM(?:POINT|NUMBER)COMMA?UNTIL POINT"),
    ("months", "(?:DURING|PERIOD)MONTH(?:COMMA MONTH)+(?!DASH)OFYEAR"),
    ("days_in_figures", "LEAD NUMBER(?:COMMA NUMBER)*COMMA DATE"),
    ("days", "LEAD DAYS MONTH OFYEAR"),
    ("parts", "LEAD EDGE?ORDS PART OFYEAR"),
    ("decades", "LEAD(?:ORDS|LAST)DECADE(?:MONTH OFYEAR|IN?EVERY?MONTHWORD)?"),
    ("weeks", "LEAD(?:ORDS|LAST)WEEK(?:MONTH OFYEAR|IN?EVERY?MONTHWORD)"),
    ("poles", "LEAD ORD POLE(?:MONTH OFYEAR|YEAR|THISYEAR|YEARWORD|SCHOOLYEARS|SCHOOLYEAR|EVERY?MONTHWORD)"),
    ("holidays", "[IN DURING PERIOD EVERY]*(?:SEASONAL(?:COMMA SEASONAL)*)?HOLIDAYS"
        "(?:YEAR|SCHOOLYEARS|SCHOOLYEAR|YEARWORD|THISYEAR)?"),
    ("point", "LEAD POINT"),
    ("edge", "LEAD EDGE(?:EVERY UNIT|PART OFYEAR|MONTHWORD|THISYEAR|YEAR|SCHOOLYEARS)"),
    ("season", "WITHIN?(?:SEASON|SEASONAL(?!WORD))(?:DASH(?:SEASON|SEASONAL(?!WORD)))?OFYEAR"),
    ("school_years", "LEAD SCHOOLYEARS|LEAD SCHOOLYEAR(?:SCHOOLYEARS|YEAR DASH YEAR)"),
    ("years", "FROM YEAR TO YEAR|LEAD YEAR(?:(?:COMMA|DASH)YEAR)*"),
    ("whole_year", "(?:DURING|PERIOD)YEARWORD|WITHIN?THISYEAR|WITHIN?SCHOOLYEAR"),
    ("always", "ALWAYS"),
    ("often", "OFTEN DASH?"),
    ("request", "REQUEST TAIL"),
    ("awaited", "(?:AWAIT|RESULT|UNTIL EDGE(?=WORD)|PERIOD(?=SEASONAL?WORD))TAIL"),
    ("event", "EVENT[^OPEN CLOSE COMMA THEN OFTEN]*TAIL"),
    ("remark", "REMARK TAIL"),
    ("separator", "COMMA|OPEN|CLOSE|THEN"
        "|DASH(?=OPEN|COMMA|AWAIT|REQUEST|OFTEN|EVENT|ALWAYS|CLOSE|RESULT|UNTIL)"),
)  # fmt: skip
STRANGE = "strange"

_NAME = re.compile(r"[A-Z]{2,}")


def _compiled(shape: str) -> str:
    """A shape as a regular expression over the letters of tokens."""

    def letters(name: re.Match[str]) -> str:
        part = _PARTS.get(name[0])
        return f"(?:{_compiled(part)})" if part else re.escape(T[name[0]])

    return _NAME.sub(letters, shape).replace(" ", "")


_NAMES = tuple(name for name, _ in SHAPES)
_ANY_SHAPE = re.compile("|".join(f"({_compiled(shape)})" for _, shape in SHAPES))


def shaped(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """Each shape found, by name, with its tokens; single tokens that fit nowhere as :data:`STRANGE`."""
    letters = "".join(token.kind for token in tokens)
    position = 0
    while position < len(letters):
        match = _ANY_SHAPE.match(letters, position)
        name, end = (_NAMES[(match.lastindex or 1) - 1], match.end()) if match else (STRANGE, position + 1)
        yield name, tokens[position:end]
        position = end
