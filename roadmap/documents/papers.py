"""Words that stand before a number: those of papers, those of institutions («Отчёт СОШ № 2»), those of counts."""

from __future__ import annotations

import re

PAPER = re.compile(
    r"(?<!\w)(?:приказ|протокол|договор|контракт|письм|распоряжени|постановлени|соглашени)\w*", re.IGNORECASE
)
"""A paper that carries a number of its own."""

INSTITUTION = re.compile(
    r"(?<!\w)(?:школ\w{0,3}(?:-\w+)?|[СОНВЗ]ОШ|СШ|ОШ|ОСШ|ВСОШ|ЦО|ОО|лице[йяюемо]\w*|гимнази\w+|прогимнази\w+"
    r"|[МГЧНО]?[БКА]?Д?ОУ|МДОБУ|МОБУ|МОАУ|[МГ][БКА]У|ДОО|ДС|д/с|д\.\s?с\.|(?:детск\w+\s+)?сад\w{0,3}|ясл\w+"
    r"|учреждени\w+|организаци\w+|интернат\w*|колледж\w*|техникум\w*|центр\w*(?:\s+образования)?|корпус\w*)"
    r"[\s.,:«\"(-]*$",
    re.IGNORECASE,
)
"""An institution at the end of a text: the number after it is the institution's."""

CLASSES = r"(?:-?\w{1,2}\s+)?(?:кл\.|класс|параллел)"
"""What follows two numbers that are years of school: «4/5 классы»."""

OF = ("из", "of")
"""Between a part and the whole: «3 из 5»."""
