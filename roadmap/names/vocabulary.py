"""What the matching of names knows of Russian: endings by case, words that tell nothing, kinds of schools."""

from __future__ import annotations

import re
from collections.abc import Mapping

CASES = 5
"""Genitive, dative, accusative, instrumental, prepositional: the columns of the tables below."""

Ending = tuple[re.Pattern[str], str, tuple[tuple[str, ...], ...]]


def _endings(*rows: str) -> tuple[Ending, ...]:
    """A row is «what stands before | the nominative's ending | five cases», alternatives joined by «/»."""
    table = []
    for row in rows:
        before, nominative, cases = re.split(r"\s+\|\s+", row)
        columns = tuple(tuple(one.replace("-", "") for one in case.split("/")) for case in cases.split())
        table.append((re.compile(f"(?:{before})$"), nominative.replace("-", ""), columns))
    return tuple(table)


_NOUNS = (
    "[гкхжчшщ]       | а  | и   е  у  ой/ей/ою  е",
    "[бвдзлмнпрстфц]  | а  | ы   е  у  ой/ей/ою  е",
    "и               | я  | и   и  ю  ей/ею     и",
    "[^и]            | я  | и   е  ю  ей/ею     е",
)
SURNAMES_OF_MEN = _endings(
    "ов|ев|ин|ын     | -  | а   у  а  ым/ом     е",
    "толст           | ой | ого ому ого ым      ом",
    ".[гкх]          | ий | ого ому ого им      ом",
    ".[жчшщн]        | ий | его ему его им      ем",
    ".[^гкхжчшщ]     | ый | ого ому ого ым      ом",
    ".[^аеиоуыэюя]   | ой | ого ому ого ым/им   ом",
    "[аеиоуыэюя]     | й  | я   ю  я  ем        е",
    "..              | ь  | я   ю  я  ем        е",
    ".[^аеиоуыэюя]   | ец | ца  цу ца цем/цом   це",
    ".[^аеиоуыэюя]   | ок | ка  ку ка ком       ке",
    "(?<![ыи])х|[бвгджзклмнпрстфцчшщ] | - | а у а ом/ем  е",
    *_NOUNS,
)
SURNAMES_OF_WOMEN = _endings(
    "ов|ев|ин|ын     | а  | ой  ой у  ой/ою     ой",
    "..              | ая | ой  ой ую ой/ою     ой",
    "..              | яя | ей  ей юю ей/ею     ей",
    *_NOUNS,
)
NAMES_OF_MEN = _endings(
    "^пав             | ел | ла  лу ла лом       ле",
    "^               | лев | льва льву льва львом льве",
    "и               | й  | я   ю  я  ем        и",
    "[аеоуыэюя]      | й  | я   ю  я  ем        е",
    "..              | ь  | я   ю  я  ем        е",
    "[бвгджзклмнпрстфхцчшщ] | - | а у а ом/ем   е",
    *_NOUNS,
)
NAMES_OF_WOMEN = _endings(
    "любов           | ь  | и   и  ь  ью        и",
    *_NOUNS,
    "..              | ь  | и   и  ь  ью        и",
)

PATRONYMIC_OF_MAN = re.compile(r"(?:[оеь]в|ль|зьм|лук|фом|кит|савв)ич(?:а|у|ем|е)?$")
PATRONYMIC_OF_WOMAN = re.compile(r"(?:[оеь]вн|ичн)(?:а|ы|е|у|ой|ою)$")
SON = frozenset({"оглы", "оглу", "улы", "уулу"})
DAUGHTER = frozenset({"кызы", "кизы", "гызы", "казы"})
OF_SURNAME = frozenset({"фон", "де", "дер", "тер", "аль", "эль", "бен", "ибн"})
"""Small words that a surname begins with."""
SURNAME_OF_WOMAN = re.compile(r"(?:[оеё]ва|[иы]на|[сц]кая|ая|яя)$")
SURNAME_OF_MAN = re.compile(r"(?:[оеё]в|[иы]н|[сц]кий|ый)$")
NAME_OF_MAN = frozenset(
    ("никита", "илья", "кузьма", "фома", "лука", "савва", "данила", "гаврила", "мустафа", "муса", "иса")
)
"""Names of men that end as those of women do."""
LIKE_A_WOMAN = re.compile(r"(?:ов|ев|ин|ын)а$")

ONE_NAME: Mapping[str, str] = {
    "наталия": "наталья",
    "софия": "софья",
    "данил": "даниил",
    "данила": "даниил",
    "димитрий": "дмитрий",
    "георг": "георгий",
}
"""Spellings that one person's papers mix."""

SMALL = frozenset(
    [
        "и",
        "а",
        "в",
        "во",
        "на",
        "по",
        "о",
        "об",
        "при",
        "для",
        "из",
        "от",
        "к",
        "с",
        "со",
        "г",
        "гор",
        "с",
        "д",
        "дер",
        "п",
        "пос",
        "рп",
        "пгт",
        "ст",
        "х",
        "м",
        "р",
        "н",
        "имени",
        "им",
    ]
)
WEAK = frozenset(
    [
        "муниципальн",
        "бюджетн",
        "казен",
        "автономн",
        "государствен",
        "областн",
        "краев",
        "учрежден",
        "организац",
        "общеобразовательн",
        "образовательн",
        "юридическ",
        "администрац",
        "район",
        "округ",
        "област",
        "кра",
        "республик",
        "город",
        "сел",
        "деревн",
        "поселок",
        "поселк",
        "станиц",
        "хутор",
        "некоммерческ",
    ]
)
"""Stems that tell no organisation from another: legal forms and words before a place's name."""
FORMS = re.compile(
    r"(?:М|МО|О|Г|К|ФГ|ФГА|ФГБ|МБ|МА|МК|ГБ|ГА|ГК|ОГБ|ОГК|ОГА|КГБ|КГК|ЧО|Ч|Н)(?:О|Д|П|С|В|Н|НО)?(?:О|Д)?У"
    r"|М[БАК]?ОБУ|МОБУ|МОАУ|МОКУ|МКУДПО|М[БАК]УДО|М[БАК]ОУДО|ДПО|АНО|АНОО|ЧОУ|НОУ|НОЧУ|ОАНО|ООО|АО|ГАПОУ|ГБПОУ"
    r"|МБДОУ|МАДОУ|МКДОУ|МДОУ|МБВСОУ|МКВСОУ"
)
OF_EXTRA_LESSONS = re.compile(r"\b[МГО]+[БАК]?У\s+Д(?:П)?О\b")
"""«МБУ ДО»: here the second abbreviation is a legal form too."""
NURSERY = re.compile(r"(?:М[БАК]?)?ДОУ")
NUMBER = re.compile(r"(?:№№?|#|\bN(?:o\.?)?)\s*")

KINDS: Mapping[str, str] = {
    "СОШ": "сош",
    "СШ": "сош",
    "ООШ": "оош",
    "НОШ": "нош",
    "ОШ": "школа",
    "ВСОШ": "вечерняя",
    "В(С)ОШ": "вечерняя",
    "НШДС": "нош",
}
"""Kinds of schools by their abbreviations."""
KIND_STEMS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"школ", "вечерн"}), "вечерняя"),
    (frozenset({"школ", "средн"}), "сош"),
    (frozenset({"школ", "основн"}), "оош"),
    (frozenset({"школ", "начальн"}), "нош"),
    (frozenset({"школ"}), "школа"),
    (frozenset({"гимназ"}), "гимназия"),
    (frozenset({"лиц"}), "лицей"),
    (frozenset({"детск", "сад"}), "сад"),
)
ANY_SCHOOL = "школа"
SCHOOLS = frozenset({"сош", "оош", "нош", "вечерняя"})
NURSERY_KIND = "сад"

STEMS: Mapping[str, str] = {
    "лице": "лиц",
    "дворец": "дворц",
    "спортивн": "спорт",
    "казенн": "казен",
    "муниципалитет": "муниципальн",
}
"""Stems that the stemmer leaves different in different cases."""

DEPARTMENT = re.compile(
    r"\b(?:управлени\w*|отдел\w*|комитет\w*|департамент\w*|орган\w*)\s+(?:\w+\s+){0,2}?образовани\w*"
    r"|\b(?:УО|РОО|ГОО|МОУО|ОУО|РУО|ГУО|ГорУО|РайУО)\b",
    re.IGNORECASE,
)
"""How orders call the department itself."""

INSTITUTES = frozenset({"институт", "университет", "академ"})
HEADS = frozenset({"директор", "руководител", "завед", "начальник", "глав"})
"""Stems of posts that lead an organisation, whatever its kind calls them."""
ACTING = re.compile(r"^(?:и\.?\s?о\.?|врио|вр\.?\s?и\.?\s?о\.?|исполняющ\w+\s+обязанности)\s+", re.IGNORECASE)
"""Who stands in for a head is asked about as the head."""

DOER_NOUN = re.compile(r"(?:тел|ор|ист|ник|ант|ент|лог|пед|педагог|юрист|инженер)$")
"""How the stems of posts end whose nominative is the stem itself, or the stem with a soft sign."""
OF_POST = (
    (re.compile(r"(?<=[жшщчгкх])(?:ему|ого|его|им|ому)$"), "ий"),
    (re.compile(r"(?:ому|ого|ым)$"), "ый"),
    (re.compile(r"(?<=[жшщч])(?:ей|ую)$"), "ая"),
    (re.compile(r"(?<=[гкхнтр])(?:ой|ую)$"), "ая"),
)

OF_MAN_KIND = tuple(
    (re.compile(rf"{endings}$"), nominative)
    for endings, nominative in (("(?<=[жшщчгкх])(?:ему|ого|его|им|ому)", "ий"), ("(?:ому|ого|ым)", "ый"))
)
OF_WOMAN_KIND = ((re.compile(r"(?:ой|ую)$"), "ая"), (re.compile(r"(?:ней)$"), "няя"))
OF_NEITHER_KIND = (
    (re.compile(r"(?<=[жшщч])(?:ему|его|им)$"), "ее"),
    (re.compile(r"(?:ому|ого|ым|им)$"), "ое"),
)
PLACES: Mapping[str, tuple[str, tuple[tuple[re.Pattern[str], str], ...]]] = {
    **{
        root: (nominative, OF_MAN_KIND)
        for root, nominative in {
            "центр": "центр",
            "отдел": "отдел",
            "институт": "институт",
            "комитет": "комитет",
            "департамент": "департамент",
            "кабинет": "кабинет",
            "лиц": "лицей",
            "дворц": "дворец",
            "дом": "дом",
            "сад": "сад",
            "техникум": "техникум",
            "колледж": "колледж",
            "фонд": "фонд",
        }.items()
    },
    **{
        root: (nominative, OF_WOMAN_KIND)
        for root, nominative in {
            "школ": "школа",
            "гимназ": "гимназия",
            "служб": "служба",
            "академ": "академия",
            "комисс": "комиссия",
            "организац": "организация",
            "библиотек": "библиотека",
        }.items()
    },
    **{
        root: (nominative, OF_NEITHER_KIND)
        for root, nominative in {
            "управлен": "управление",
            "учрежден": "учреждение",
            "министерств": "министерство",
            "объединен": "объединение",
            "агентств": "агентство",
        }.items()
    },
}
"""Nouns that organisations are called by: the nominative of their stems, and of the adjectives before them."""
PLURAL = re.compile(r"(?:ы|и|ов|ам|ами|ах|ям|ями|ях|ей)$")
"""«отделы», «школам»: several organisations, which no single name is made of; but «школы № 5» is one."""
ADJECTIVE = re.compile(r"(?:[ыио]й|[ая]я|[ое]е|[ое]му|[ое]го|[ыи]м|[ое]й|[ую]ю)$")
