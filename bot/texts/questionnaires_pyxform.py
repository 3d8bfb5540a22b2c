"""The messages of pyxform that forms meet most often, in our words; the others are quoted as they are."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.questionnaires.said import Said, said_of

_WORDS: dict[Said, Callable[[Voice], Markup]] = {
    Said.NAME_TWICE: lambda v: v.say("The same name stands twice in one group."),
    Said.NAME_CASE: lambda v: v.say(
        "The name differs from another by capital letters only; some programs will mix them up."
    ),
    Said.REPEAT_LIKE_FORM: lambda v: v.say("A repeat cannot be called like the form itself."),
    Said.REPEAT_TWICE: lambda v: v.say("Every repeat of the form needs a name of its own."),
    Said.META: lambda v: v.say("The name «meta» is reserved."),
    Said.CHOICE_NAME: lambda v: v.say("A choice has no name."),
    Said.CHOICE_TWICE: lambda v: v.say("The same choice stands twice in one list."),
    Said.CHOICE_LABEL: lambda v: v.say("A choice has no label."),
    Said.NAME_UNFIT: lambda v: v.say(
        "This cannot be a name: it begins with a letter and has letters, digits, «_», «-» and «.» only."
    ),
    Said.SHEET_NAMES: lambda v: v.say("Is a sheet misspelled? One is called nearly like a sheet of a form."),
    Said.NO_SURVEY: lambda v: v.say("There is no sheet «survey»."),
    Said.REFERENCE: lambda v: v.say("A reference to a question is written ${{name}}."),
    Said.REFERENCE_MISSING: lambda v: v.say("A question that is referred to is not there."),
    Said.REFERENCE_TWICE: lambda v: v.say("A reference may mean several questions of one name."),
    Said.REFERENCE_LIST: lambda v: v.say("References in a list need commas between them."),
    Said.HEADERS_TWICE: lambda v: v.say("Two columns mean the same."),
    Said.HEADER_MISSING: lambda v: v.say("A column that every form has is missing."),
    Said.HEADER_ROW: lambda v: v.say("The first row must name the columns."),
    Said.CHOICE_HEADER: lambda v: v.say("A column of the choices has a space in its name."),
    Said.DUPLICATE_HEADER: lambda v: v.say("Two columns have one name."),
    Said.UNMATCHED_END: lambda v: v.say("A group or repeat is ended that was not begun."),
    Said.UNMATCHED_BEGIN: lambda v: v.say("A group or repeat is never ended."),
    Said.PARAMETERS: lambda v: v.say("Parameters are written name=value, with spaces between them."),
    Said.PARAMETER: lambda v: v.say("This type has no such parameter."),
    Said.NO_CHOICES: lambda v: v.say("There is no sheet «choices», and a question needs one."),
    Said.NO_LIST: lambda v: v.say("A list of choices is not there."),
    Said.NO_TYPE: lambda v: v.say("A row has no type."),
    Said.NO_NAME: lambda v: v.say("A row has no name."),
    Said.UNKNOWN_TYPE: lambda v: v.say("There is no such type of question."),
    Said.NO_CALCULATION: lambda v: v.say("A calculate has no calculation."),
    Said.SPACED_CHOICE: lambda v: v.say("Names of choices of select_multiple have no spaces."),
    Said.LANGUAGE: lambda v: v.say(
        "Some words are not there in every language; there they are shown in another."
    ),
    Said.REPEAT_LABEL: lambda v: v.say("A repeat has no label."),
    Said.DISABLED: lambda v: v.say("Rows with «disabled» are left out."),
    Said.SKIPPED: lambda v: v.say("A row without type and name was left out."),
    Said.MAX_PIXELS: lambda v: v.say("Pictures are taken in any size."),
    Said.TWO_IDS: lambda v: v.say("The form has two ids; form_id was taken."),
}


def in_our_words(voice: Voice, quote: str) -> Markup | None:
    """A message of pyxform in the person's language; None where it is not one of the known."""
    said = said_of(quote)
    return None if said is None else _WORDS[said](voice)
