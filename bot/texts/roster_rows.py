"""Words for every bad row of a spreadsheet, for what was left out of it, and for how to fill it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice, plain
from roadmap.roster.roster import BadRow, Field, Notice, Problem, Remark, Sheet
from roadmap.roster.vocabulary import KIND_WORDS, LABELS, NO_PARENT, ROLE_WORDS, SHEET_NAMES

CELL = 60
NAMED_MOST = 5

_PROBLEMS: dict[Problem, Callable[[Voice, BadRow], Markup]] = {
    Problem.HEADER_MISSING: lambda v, one: v.say("no row with the names of columns is found"),
    Problem.COLUMN_MISSING: lambda v, one: v.say("there is no column «{text}»", text=_text(one)),
    Problem.COLUMN_TWICE: lambda v, one: v.say("there are two columns «{text}»: leave one", text=_text(one)),
    Problem.PUPILS: lambda v, one: v.say(
        "this looks like a list of pupils or parents: nothing is kept about them, take the sheet away"
    ),
    Problem.CELL_ERROR: lambda v, one: v.say("the spreadsheet shows an error here: {text}", text=_text(one)),
    Problem.FORMULA_EMPTY: lambda v, one: v.say("the formula has no value: write the value itself"),
    Problem.NAME_MISSING: lambda v, one: v.say("the name is not filled in"),
    Problem.NAME_UNUSABLE: lambda v, one: v.say(
        "«{text}» cannot be a name: it has no letters", text=_text(one)
    ),
    Problem.TEXT_TOO_LONG: lambda v, one: v.count(
        "too long: {n} character, shorten it", "too long: {n} characters, shorten it", len(one.text)
    ),
    Problem.PRIVATE_INSIDE: lambda v, one: v.say(
        "there is a telephone or an e-mail in the cell: only names and posts are kept, take it out"
    ),
    Problem.CODE_UNREADABLE: lambda v, one: v.say(
        "«{text}» is not a code: the bot gives codes itself, leave the cell of a new row empty",
        text=_text(one),
    ),
    Problem.CODE_UNKNOWN: lambda v, one: v.say(
        "nothing here has the code {text}: leave the cell of a new row empty", text=_text(one)
    ),
    Problem.CODE_TWICE: lambda v, one: v.say(
        "the code {text} stands in row {other} already: leave it in one of them",
        text=_text(one),
        other=one.other,
    ),
    Problem.KIND_UNKNOWN: lambda v, one: v.say(
        "the kind «{text}» is not known; write one of these: {known}",
        text=_text(one),
        known=", ".join(KIND_WORDS.values()),
    ),
    Problem.ROLE_MISSING: lambda v, one: v.say(
        "the role is not filled in; write one of these: {known}", known=", ".join(ROLE_WORDS.values())
    ),
    Problem.ROLE_UNKNOWN: lambda v, one: v.say(
        "the role «{text}» is not known; write one of these: {known}",
        text=_text(one),
        known=", ".join(ROLE_WORDS.values()),
    ),
    Problem.DATE_UNREADABLE: lambda v, one: v.say(
        "«{text}» is not a day; write it like 01.09.2025", text=_text(one)
    ),
    Problem.DATES_REVERSED: lambda v, one: v.say("the last day is before the first one"),
    Problem.DATES_CLASH: lambda v, one: _clash(v, one),
    Problem.ORGANISATION_MISSING: lambda v, one: v.say("the organisation is not filled in"),
    Problem.ORGANISATION_UNKNOWN: lambda v, one: v.say(
        "the organisation «{text}» is neither in the file nor in the department", text=_text(one)
    ),
    Problem.ORGANISATION_AMBIGUOUS: lambda v, one: v.say(
        "several organisations are called «{text}»: write the code of one", text=_text(one)
    ),
    Problem.GROUP_MISSING: lambda v, one: v.say("the group is not filled in"),
    Problem.PARENT_CYCLE: lambda v, one: v.say("the organisation would stand under itself"),
    Problem.NAME_TAKEN: lambda v, one: v.say(
        "another organisation is called «{text}» already", text=_text(one)
    ),
    Problem.ROW_TWICE: lambda v, one: v.say(
        "row {other} says something else of «{text}»: leave one of them", text=_text(one), other=one.other
    ),
    Problem.NAMES_DIFFER: lambda v, one: v.say(
        "row {other} gives this person another name: write the same one", other=one.other
    ),
    Problem.PERSON_AMBIGUOUS: lambda v, one: v.say(
        "several people are called «{text}»: take the file with things as they are now, it has their codes",
        text=_text(one),
    ),
}


def bad_row(voice: Voice, one: BadRow) -> Markup:
    """«Sheet «Люди», row 5, column D («Роль»): …»."""
    what = _PROBLEMS[one.code](voice, one)
    sheet = shortened(one.sheet, CELL)
    if not one.row:
        return voice.say("Sheet «{sheet}»: {what}.", sheet=sheet, what=what)
    if not one.letter:
        return voice.say("Sheet «{sheet}», row {row}: {what}.", sheet=sheet, row=one.row, what=what)
    return voice.say(
        "Sheet «{sheet}», row {row}, column {letter} («{header}»): {what}.",
        sheet=sheet,
        row=one.row,
        letter=one.letter,
        header=shortened(one.header, CELL),
        what=what,
    )


def _clash(voice: Voice, one: BadRow) -> Markup:
    if one.other:
        return voice.say("the days overlap with those of row {other}", other=one.other)
    return voice.say("the days overlap with several stays in the group «{text}»", text=_text(one))


def _text(one: BadRow) -> str:
    return shortened(one.text, CELL)


_NOTICES: dict[Notice, Callable[[Voice, Sequence[Remark]], Markup]] = {
    Notice.COLUMN_PRIVATE: lambda v, all_: v.say(
        "Personal data is not kept, these columns were not read: {named}.", named=_named(v, all_)
    ),
    Notice.COLUMN_IGNORED: lambda v, all_: v.say(
        "These columns were not read: {named}.", named=_named(v, all_)
    ),
    Notice.SHEET_IGNORED: lambda v, all_: v.say(
        "These sheets were not read: {named}.", named=_sheets(v, all_)
    ),
    Notice.SHEET_HIDDEN: lambda v, all_: v.say(
        "Hidden sheets were not read: {named}.", named=_sheets(v, all_)
    ),
    Notice.ROWS_HIDDEN: lambda v, all_: v.count(
        "{n} hidden row was read too.", "{n} hidden rows were read too.", sum(int(one.text) for one in all_)
    ),
    Notice.VACANCY: lambda v, all_: v.count(
        "{n} vacancy passed over.", "{n} vacancies passed over.", len(all_)
    ),
    Notice.DUPLICATE: lambda v, all_: v.count(
        "{n} row repeats another one.", "{n} rows repeat other ones.", len(all_)
    ),
    Notice.OWN_ROW: lambda v, all_: v.say("Your own post does not change by a spreadsheet."),
    Notice.OWN_ORGANISATION: lambda v, all_: v.say("The department itself does not change by a spreadsheet."),
    Notice.NAMESAKE: lambda v, all_: v.say(
        "Called like people who are here in other organisations, taken for others: {named}. "
        "To move somebody, use the file with things as they are now.",
        named=_named(v, all_),
    ),
    Notice.ONE_PERSON: lambda v, all_: v.say(
        "Named more than once, taken for one person with several posts: {named}.", named=_named(v, all_)
    ),
    Notice.NAME_KEPT: lambda v, all_: v.say(
        "They work in another department too and keep their names: {named}.", named=_named(v, all_)
    ),
}


def notices(voice: Voice, remarks: Sequence[Remark]) -> Iterator[Markup]:
    """What was left out or decided, a line for each kind of it."""
    for code in Notice:
        found = [one for one in remarks if one.code is code]
        if found:
            yield _NOTICES[code](voice, found)


def _named(voice: Voice, remarks: Sequence[Remark]) -> Markup:
    return _some(voice, [one.text for one in remarks])


def _sheets(voice: Voice, remarks: Sequence[Remark]) -> Markup:
    return _some(voice, [one.sheet for one in remarks])


def _some(voice: Voice, names: Sequence[str]) -> Markup:
    names = list(dict.fromkeys(names))
    shown = Markup(", ").join(Markup("«{}»").format(shortened(name, CELL)) for name in names[:NAMED_MOST])
    more = len(names) - NAMED_MOST
    if more <= 0:
        return shown
    return Markup("{}, {}").format(shown, voice.count("and {n} more", "and {n} more", more))


def explanations(voice: Voice) -> list[str]:
    """The sheet that says how to fill in the others, a line each."""
    groups = SHEET_NAMES[Sheet.GROUPS]
    labels = {sheet: "», «".join(columns.values()) for sheet, columns in LABELS.items()}
    lines = [
        voice.say("How to fill in this file"),
        voice.say("Fill in the sheets and send the file to the bot: it shows what changes and asks first."),
        *(
            voice.say(
                "Sheet «{sheet}»: columns «{columns}».", sheet=SHEET_NAMES[sheet], columns=labels[sheet]
            )
            for sheet in SHEET_NAMES
        ),
        voice.say(
            "The code is given by the bot. Leave it empty in new rows, do not change it in others: by it the bot knows what was renamed or moved."
        ),
        voice.say(
            "Kinds: {known}. An empty cell of a new organisation is a school.",
            known=", ".join(KIND_WORDS.values()),
        ),
        voice.say(
            "«{column}»: the name or the code of the organisation that this one belongs to; «{none}» ends that.",
            column=LABELS[Sheet.ORGANISATIONS][Field.PARENT],
            none=NO_PARENT,
        ),
        voice.say(
            "Days in «{sheet}» are written like 01.09.2025, both are included; an empty cell means without a limit.",
            sheet=groups,
        ),
        voice.say(
            "Roles: {known}. The post is written in your own words.", known=", ".join(ROLE_WORDS.values())
        ),
        voice.say(
            "Several posts are several rows with the same name. Staff of the department may have no organisation."
        ),
        voice.say(
            "In other columns an empty cell changes nothing. Nothing is removed because it is not in the file."
        ),
        voice.say(
            "Only names and posts are kept. Telephones, e-mail, birthdays and anything about pupils are not read."
        ),
    ]
    return [plain(line) for line in lines]
