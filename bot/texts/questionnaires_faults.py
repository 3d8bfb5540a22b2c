"""A sentence for each fault of a form."""

from __future__ import annotations

from bot.texts.questionnaires_remarks import REMARKS, Words
from roadmap.questionnaires.problems import Fault
from roadmap.questionnaires.workbook import LONGEST_CELL

_FILE: dict[Fault, Words] = {
    Fault.NOT_A_SPREADSHEET: lambda v, a, b: v.say(
        "This is no spreadsheet. A form is an .xlsx with a sheet «survey»."
    ),
    Fault.OLD_FORMAT: lambda v, a, b: v.say(
        "This is an old format. Open the form, save it as .xlsx and send that."
    ),
    Fault.TOO_HEAVY: lambda v, a, b: v.say(
        "This file is over 5 MB. A form has only texts: save it anew without pictures."
    ),
    Fault.TOO_MUCH_INSIDE: lambda v, a, b: v.say(
        "The file unpacks into far more than it weighs, so I did not open it. Save it anew and send it again."
    ),
    Fault.LOCKED: lambda v, a, b: v.say("The file is locked by a password. Send it without one."),
    Fault.MACROS: lambda v, a, b: v.say(
        "The file has macros inside. Save it as an ordinary .xlsx and send that."
    ),
    Fault.DAMAGED: lambda v, a, b: v.say("The file is damaged. Save it anew and send it again."),
    Fault.TOO_MANY_CELLS: lambda v, a, b: v.say(
        "The sheets are far larger than any form. Copy the form into a new file and send that."
    ),
}
_SHEETS: dict[Fault, Words] = {
    Fault.NO_SURVEY: lambda v, a, b: v.say(
        "There is no sheet «survey» with questions, so this is no XLSForm. Each row of it is a question: type, name, label."
    ),
    Fault.NO_HEAD: lambda v, a, b: v.say(
        "The first row has no column «type», so this is no XLSForm. The first row names the columns: type, name, label."
    ),
    Fault.NO_QUESTIONS: lambda v, a, b: v.say("There is not a question here that a person could answer."),
    Fault.TOO_MANY_QUESTIONS: lambda v, a, b: v.say(
        "{n} rows: at most {most} are taken. Divide the form.", n=a, most=b
    ),
    Fault.TOO_MANY_CHOICES: lambda v, a, b: v.say(
        "{n} rows of choices: at most {most} are taken. Nobody finds one among so many on a phone: ask for a text instead.",
        n=a,
        most=b,
    ),
    Fault.CELL_TOO_LONG: lambda v, a, b: v.say(
        "{n} characters in one cell: at most {most} fit.", n=a, most=LONGEST_CELL
    ),
    Fault.CELL_ERROR: lambda v, a, b: v.say(
        "The cell holds an error: {value}. Write the text itself.", value=a
    ),
    Fault.FORMULA_EMPTY: lambda v, a, b: v.say(
        "A formula that was never worked out. Write the text itself, or open the file in a spreadsheet program and save it."
    ),
    Fault.BAD_CHARACTER: lambda v, a, b: v.say(
        "There is a character here that no form can hold. Type the text anew."
    ),
    Fault.MERGED_ROWS: lambda v, a, b: v.say(
        "Merged cells: «{value}» stands in the first row alone. Divide them and repeat the text in every row.",
        value=a,
    ),
    Fault.SHEET_NOT_TAKEN: lambda v, a, b: v.say(
        "The sheet «{value}» cannot be used here. Take it out.", value=a
    ),
    Fault.COLUMN_TWICE: lambda v, a, b: v.say(
        "«{value}» and «{other}» are the same column. Leave one.", value=a, other=b
    ),
    Fault.COLUMN_NOT_TAKEN: lambda v, a, b: v.say(
        "The column «{value}» cannot be used here. Empty it, or put what it says into the label or the hint.",
        value=a,
    ),
    Fault.COLUMN_MISSPELLED: lambda v, a, b: v.say(
        "There is no column «{value}»; is it «{other}»? If it is a note of yours, call it by another word.",
        value=a,
        other=b,
    ),
    Fault.SETTING_NOT_TAKEN: lambda v, a, b: v.say(
        "The setting «{value}» cannot be kept here. Take it out.", value=a
    ),
    Fault.SETTINGS_ROWS: lambda v, a, b: v.say(
        "Settings stand in the second row alone; this one would not be read."
    ),
}
_TYPES: dict[Fault, Words] = {
    Fault.NO_TYPE: lambda v, a, b: v.say(
        "The row has no type. Write, for example, text, integer or select_one."
    ),
    Fault.TYPE_UNKNOWN: lambda v, a, b: (
        v.say("There is no type «{value}»; is it «{other}»?", value=a, other=b)
        if b
        else v.say("There is no type «{value}».", value=a)
    ),
    Fault.SETTING_IN_SURVEY: lambda v, a, b: v.say("«{value}» belongs to the sheet «settings».", value=a),
    Fault.PLACE: lambda v, a, b: v.say(
        "«{value}»: places on a map are not asked. Ask for the address as a text.", value=a
    ),
    Fault.RECORDING: lambda v, a, b: v.say(
        "«{value}»: sound and video are not asked. Ask for a file.", value=a
    ),
    Fault.BARCODE: lambda v, a, b: v.say("«{value}»: codes are not scanned. Ask for a text.", value=a),
    Fault.TIME: lambda v, a, b: v.say(
        "«{value}»: a time of day is not asked. Ask for a date, or for a text with a constraint.", value=a
    ),
    Fault.RANGE: lambda v, a, b: v.say(
        "«{value}»: there is no slider. Ask for an integer with a constraint.", value=a
    ),
    Fault.RANK: lambda v, a, b: v.say(
        "«{value}»: choices are not put in order. Ask what comes first, what second, with select_one.",
        value=a,
    ),
    Fault.ACKNOWLEDGE: lambda v, a, b: v.say(
        "«{value}» is not asked. Take select_one with the one choice «Yes».", value=a
    ),
    Fault.OSM: lambda v, a, b: v.say("«{value}»: objects of OpenStreetMap are not asked.", value=a),
    Fault.OUTSIDE_DATA: lambda v, a, b: v.say(
        "«{value}»: choices and data from other files are not read. Put them on the sheet «choices».", value=a
    ),
    Fault.OR_OTHER: lambda v, a, b: v.say(
        "«{value}»: add a choice «other» yourself, and a text question with relevant after it.", value=a
    ),
    Fault.LOOP_OVER_CHOICES: lambda v, a, b: v.say(
        "«{value}»: a loop over choices is not asked. Take begin_repeat, or a question for each choice.",
        value=a,
    ),
    Fault.CHOICES_OF_ANSWERS: lambda v, a, b: v.say(
        "«{value}»: answers given before cannot be choices. Put the choices on the sheet «choices».", value=a
    ),
    Fault.TOO_DEEP: lambda v, a, b: v.say(
        "«{value}»: groups stand in one another at most {most} deep.", value=a, most=b
    ),
    Fault.NESTED_REPEAT: lambda v, a, b: v.say(
        "«{value}» is a repeat within a repeat; only one level is asked.", value=a
    ),
    Fault.METADATA_USED: lambda v, a, b: v.say(
        "«{value}» is not known here, so nothing can be reckoned with it. For the day take today().", value=a
    ),
    Fault.APPEARANCE_NOT_TAKEN: lambda v, a, b: v.say(
        "The appearance «{value}» changes what is asked, and that cannot be done here. Take it out.", value=a
    ),
}
_ROWS: dict[Fault, Words] = {
    Fault.NO_NAME: lambda v, a, b: v.say(
        "The row has no name. Write a short word without spaces in the column «name»."
    ),
    Fault.NO_LABEL: lambda v, a, b: v.say("«{value}» has no label: a person would see nothing.", value=a),
    Fault.NAME_TWICE: lambda v, a, b: (
        v.say("The name «{value}» stands in row {other} already. Give this one another.", value=a, other=b)
        if b
        else v.say("The name «{value}» is reserved. Give this row another.", value=a)
    ),
    Fault.NAME_UNFIT: lambda v, a, b: v.say(
        "«{value}» cannot be a name: it begins with a letter and has letters, digits, «_», «-» and «.» only.",
        value=a,
    ),
    Fault.LIST_UNNAMED: lambda v, a, b: v.say(
        "«{value}»: write the list of choices after it, select_one yes_no.", value=a
    ),
    Fault.LIST_MISSING: lambda v, a, b: v.say("There is no list «{value}» on the sheet «choices».", value=a),
    Fault.CHOICE_WITHOUT_LIST: lambda v, a, b: v.say(
        "The choice has no list_name, so it would be lost. Repeat the name of the list in every row."
    ),
    Fault.CHOICE_WITHOUT_NAME: lambda v, a, b: v.say("A choice of the list «{value}» has no name.", value=a),
    Fault.CHOICE_TWICE: lambda v, a, b: v.say(
        "The choice «{value}» stands in row {other} of the same list already.", value=a, other=b
    ),
    Fault.CHOICE_SPACED: lambda v, a, b: v.say(
        "«{value}»: names of choices of select_multiple have no spaces. Write «_» instead.", value=a
    ),
    Fault.CHOICE_COLUMN: lambda v, a, b: v.say(
        "The column «{value}» has a space in its name, so no filter could use it. Write «_» instead.", value=a
    ),
    Fault.END_WITHOUT_BEGIN: lambda v, a, b: v.say("«{value}» ends what was not begun.", value=a),
    Fault.NEVER_ENDED: lambda v, a, b: v.say(
        "«{value}» is never ended. Put its end after its last question.", value=a
    ),
    Fault.NO_CALCULATION: lambda v, a, b: v.say("«{value}» has no calculation.", value=a),
    Fault.CALCULATION_ON_QUESTION: lambda v, a, b: v.say(
        "A calculation would write over the answer. Make it a row of the type calculate, or a number with read_only «yes»."
    ),
    Fault.READ_ONLY_FORMULA: lambda v, a, b: v.say(
        "read_only is «yes» or «no» here. For a condition take relevant."
    ),
    Fault.DEFAULT_UNFIT: lambda v, a, b: v.say("«{value}» cannot be the answer to this question.", value=a),
    Fault.SAVED_BEFORE: lambda v, a, b: v.say(
        "«{value}»: answers of earlier forms are not read. What was answered last time is shown anyway.",
        value=a,
    ),
}
_EXPRESSIONS: dict[Fault, Words] = {
    Fault.SYNTAX: lambda v, a, b: v.say("This is no complete expression: {value}", value=a),
    Fault.BARE_NAME: lambda v, a, b: v.say(
        "«{value}» is no question like this. A question is ${{{value}}}, a text stands in quotation marks: '{value}'.",
        value=a,
    ),
    Fault.NAME_MISSING: lambda v, a, b: v.say("There is no question «{value}».", value=a),
    Fault.NAME_AMBIGUOUS: lambda v, a, b: v.say(
        "Several rows are called «{value}»; which one is meant?", value=a
    ),
    Fault.FUNCTION_NOT_TAKEN: lambda v, a, b: v.say("The function {value}() is not known here.", value=a),
    Fault.ARGUMENTS: lambda v, a, b: v.say(
        "{value}() cannot have so many arguments: {other}.", value=a, other=b
    ),
    Fault.FILTER_COLUMN: lambda v, a, b: v.say("The sheet «choices» has no column «{value}».", value=a),
    Fault.LOOP: lambda v, a, b: v.say("A loop: each of these waits for the next. {value}", value=a),
    Fault.NEVER_HOLDS: lambda v, a, b: v.say("No answer could ever be right: {value}", value=a),
}
_PYXFORM: dict[Fault, Words] = {
    Fault.PYXFORM: lambda v, a, b: v.say("pyxform, which checks forms, does not take this."),
    Fault.BROKE: lambda v, a, b: v.say(
        "pyxform, which checks forms, broke on this form; something in it is beyond it."
    ),
    Fault.PYXFORM_SAYS: lambda v, a, b: v.say("pyxform, which checks forms, remarks:"),
}
WORDS: dict[Fault, Words] = {
    **_FILE,
    **_SHEETS,
    **_TYPES,
    **_ROWS,
    **_EXPRESSIONS,
    **_PYXFORM,
    **REMARKS,
}
