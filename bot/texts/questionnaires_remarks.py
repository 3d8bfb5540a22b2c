"""A sentence for each remark on a form: harmless, but its author may want to know."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.questionnaires.problems import Fault

Words = Callable[[Voice, str, str], Markup]
"""The voice, the value and what it is compared with."""

REMARKS: dict[Fault, Words] = {
    Fault.FORMULA: lambda v, a, b: v.say("A formula; what it was worked out to was taken: {value}", value=a),
    Fault.HIDDEN_SHEET: lambda v, a, b: v.say("The sheet is hidden; it was read all the same."),
    Fault.HIDDEN_ROW: lambda v, a, b: v.say("A hidden row; it was read all the same."),
    Fault.OTHER_SHEET: lambda v, a, b: v.say("The sheet is no part of a form: it was neither read nor kept."),
    Fault.MERGED_COLUMNS: lambda v, a, b: v.say(
        "Merged cells; «{value}» was taken for the first column.", value=a
    ),
    Fault.NO_COLUMN_NAME: lambda v, a, b: v.say(
        "The column has no name in the first row; it is kept, but not read."
    ),
    Fault.COLUMN_UNKNOWN: lambda v, a, b: v.say(
        "XLSForm has no column «{value}»; it is kept, but not read.", value=a
    ),
    Fault.COLUMN_UNUSED: lambda v, a, b: v.say(
        "The column «{value}» is kept; it changes nothing here.", value=a
    ),
    Fault.SETTING_UNUSED: lambda v, a, b: v.say(
        "The setting «{value}» is kept; it changes nothing here.", value=a
    ),
    Fault.APPEARANCE: lambda v, a, b: v.say(
        "The appearance «{value}» is kept; it changes nothing here.", value=a
    ),
    Fault.METADATA: lambda v, a, b: v.say(
        "«{value}» is kept, but not filled in: who answered and when is known anyway.", value=a
    ),
    Fault.NO_EFFECT: lambda v, a, b: v.say("This has no effect in such a row: {value}", value=a),
    Fault.CHOICE_UNLABELLED: lambda v, a, b: v.say(
        "The choice «{value}» has no label: people see its name.", value=a
    ),
    Fault.CHOICE_UNKNOWN: lambda v, a, b: v.say(
        "«{other}» has no choice «{value}», so this is never so.", value=a, other=b
    ),
    Fault.NEVER_ASKED: lambda v, a, b: v.say(
        "This can never be so, and the row is never asked: {value}", value=a
    ),
    Fault.INDICATOR_WITHOUT_FIGURE: lambda v, a, b: v.say(
        "An indicator is a figure, and this row has none: «{value}» gets no value from it.", value=a
    ),
}
