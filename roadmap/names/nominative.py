"""The nominative of a name that stands in another case: a proposal, which a person is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.names import vocabulary
from roadmap.names.cases import Gender
from roadmap.names.people import Name, readings
from roadmap.names.spelling import evened, stem
from roadmap.names.vocabulary import Ending

_PATRONYMICS = {
    Gender.MAN: ("ича", "ичу", "", "ичем", "иче"),
    Gender.WOMAN: ("ны", "не", "ну", "ной", ""),
}
_SURNAME, _GIVEN = (
    {Gender.MAN: vocabulary.SURNAMES_OF_MEN, Gender.WOMAN: vocabulary.SURNAMES_OF_WOMEN},
    {Gender.MAN: vocabulary.NAMES_OF_MEN, Gender.WOMAN: vocabulary.NAMES_OF_WOMEN},
)


def nominative(written: str) -> str:
    """*written* as a directory has it: surname, given name, patronymic; as it stands where nothing tells its case.

    A patronymic tells case and gender; of initials alone only the surname's ending may tell («Петровой А.С.»).
    """
    found = readings(written)
    if not found:
        return " ".join(written.split())
    name = found[0]
    case, gender = _case(name)
    if gender is None or case is None:
        return _cased(written, name)
    surname = _double(name.surname, _SURNAME[gender], case) if name.surname else ""
    given = tuple(_back(part, _GIVEN[gender], case) for part in name.given)
    return _cased(written, Name(surname, given, _patronymic(name.patronymic, gender)))


def nominative_post(written: str) -> str:
    """A post in the nominative («ведущему специалисту ЦРО» → «Ведущий специалист ЦРО»), with a capital."""
    words = written.split()
    for place, word in enumerate(words):
        root = stem(word)
        words[place], told = _of_post(word.lower(), root)
        if told:
            break
    else:
        words = written.split()
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def nominative_organisation(written: str) -> str:
    """An organisation's name in the nominative («Методическому центру» → «Методический центр»).

    As it stands where its first words are of no known kind, or speak of several.
    """
    words = written.split()
    place = next((place for place, word in enumerate(words) if stem(word) in vocabulary.PLACES), None)
    if place is None or not all(_adjective(word) for word in words[:place]):
        return " ".join(words)
    numbered = words[place + 1 : place + 2] == ["№"]
    if vocabulary.PLURAL.search(words[place].lower()) and not numbered and not words[place].endswith("ией"):
        return " ".join(words)
    noun, adjectives = vocabulary.PLACES[stem(words[place])]
    before = [_declined_back(word, adjectives) for word in words[:place]]
    text = " ".join([*before, noun, *words[place + 1 :]])
    return text[:1].upper() + text[1:]


def _adjective(word: str) -> bool:
    return not word.isupper() and vocabulary.ADJECTIVE.search(word) is not None


def _declined_back(word: str, adjectives: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for ending, nominative_ending in adjectives:
        if ending.search(word):
            return ending.sub(nominative_ending, word)
    return word


def _of_post(word: str, root: str) -> tuple[str, bool]:
    """The word in the nominative, and whether it is the noun that ends the search."""
    if vocabulary.DOER_NOUN.search(root):
        return f"{root}ь" if root.endswith("тел") else root, True
    for ending, nominative_ending in vocabulary.OF_POST:
        if ending.search(word):
            return ending.sub(nominative_ending, word), word.startswith("завед")
    return word, False


def _case(name: Name) -> tuple[int | None, Gender | None]:
    """The column of the tables that the name stands in, and its gender; None where it is no oblique case."""
    gender = name.gender
    if gender is not None and name.patronymic.split(" ")[-1] in vocabulary.SON | vocabulary.DAUGHTER:
        # The father's name does not change before these words: the given name tells the case.
        return next((case for case in (1, 0, 3, 2) if _agrees(name.given, gender, case)), None), gender
    if gender is not None and (ending := _ending(name.patronymic, gender)) is not None:
        return ending, gender
    short = not name.given or len(name.given[0]) == 1
    if name.patronymic and len(name.patronymic) > 1 and not short:
        return None, gender
    for told, case in _told_by_surname(name.surname):
        if short or _agrees(name.given, told, case):
            return case, told
    return None, gender


def _ending(patronymic: str, gender: Gender) -> int | None:
    for case, ending in enumerate(_PATRONYMICS[gender]):
        if ending and patronymic.endswith(ending):
            return case
    return None


def _told_by_surname(surname: str) -> Iterator[tuple[Gender, int]]:
    """Endings that only one case has: «-овой», «-ским», «-овым»; «Иванову» may be a man or a woman."""
    if re.search(r"(?:[ое]в|[иы]н|[сц]к)ой$", surname) and not surname.endswith("толстой"):
        yield Gender.WOMAN, 1
    if re.search(r"(?:[ое]в|[иы]н)ым$|[сц]ким$", surname):
        yield Gender.MAN, 3
    if re.search(r"[сц]кому$", surname):
        yield Gender.MAN, 1
    if re.search(r"[сц]кую$", surname):
        yield Gender.WOMAN, 2
    if re.search(r"(?:[ое]в|[иы]н)у$", surname):
        yield Gender.MAN, 1
        yield Gender.WOMAN, 2


def _agrees(given: tuple[str, ...], gender: Gender, case: int) -> bool:
    return all(_back(part, _GIVEN[gender], case) != part for part in given)


def _double(surname: str, table: tuple[Ending, ...], case: int) -> str:
    return re.sub(r"[^- ]+", lambda half: _back(half.group(), table, case), surname)


def _back(word: str, table: tuple[Ending, ...], case: int) -> str:
    """The nominative that *word* is the given case of, by the first rule that fits; the word itself by none."""
    if table in _GIVEN.values() and word in ("павла", "павлу", "павлом", "павле"):
        return "павел"
    if len(word) == 1:
        return word
    for before, ending, cases in table:
        for form in cases[case]:
            root = word.removesuffix(form)
            if form and word.endswith(form) and before.search(root):
                return root + ending
    return word


def _patronymic(patronymic: str, gender: Gender) -> str:
    for ending in filter(None, _PATRONYMICS[gender]):
        if patronymic.endswith(ending):
            return patronymic.removesuffix(ending) + ("ич" if gender is Gender.MAN else "на")
    return patronymic


def _cased(written: str, name: Name) -> str:
    """The parts with capitals, initials with stops; «ё» comes back where the written word had it."""
    yo = {evened(word).lower(): word.lower() for word in re.findall(r"[^\W\d_]+", written)}
    parts = [name.surname, *name.given, name.patronymic]
    return " ".join(_capital(part, yo) for part in parts if part).replace(". ", ".")


def _capital(part: str, yo: dict[str, str]) -> str:
    if len(part) == 1:
        return f"{part.upper()}."
    for plain, spelled in yo.items():
        common = len(part) if plain.startswith(part) else max(0, len(part) - 2)
        if "ё" in spelled and plain[:common] == part[:common]:
            part = spelled[:common] + part[common:]
    if part.split()[-1] in vocabulary.SON | vocabulary.DAUGHTER:
        first, *rest = part.split()
        return " ".join((first.capitalize(), *rest))
    return re.sub(r"[^- ]+", lambda half: half.group().capitalize(), part)
