"""Numbers that belong to papers and organisations – orders, ИНН, accounts, ISBN – and look like people's."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"(?<![а-яёa-z])(?:инн|кпп|огрн\w*|бик|окпо|октмо|окато|оквэд|окогу|кбк|уин|isbn|issn|udc|удк|id|код\w*"
    r"|[рлк]\s?[/.]\s?сч?[её]?т?|\w*сч[её]т\w*|лицензи\w*|договор\w*|контракт\w*|приказ\w*|распоряжени\w*"
    r"|постановлени\w*|протокол\w*|заказ\w*|закупк\w*|заявк\w*|обращени\w*|вх|исх|рег|регистрационн\w*"
    r"|реестров\w*|удостоверени\w*(?!\s+личн)|диплом\w*|сертификат\w*|аттестат\w*|инв|инвентарн\w*|трек\w*"
    r"|накладн\w*|чек\w*|артикул\w*|кадастров\w*|серийн\w*|сумм\w*|конференци\w*|zoom|зум\w*|идентификатор\w*"
    r"|пароль|полис\w*|извещени\w*|№|#|n(?=[\s.:]*$))"
    r"(?:[\s.]+(?!тел|сот|моб|снилс|пасп)[а-яё./-]{1,16}){0,2}[\s:№#n.,\"=*-]*$",
    re.IGNORECASE,
)
_CLOSER = re.compile(r"тел|сот\b|моб|снилс|паспорт|звон|ватс?ап|вотсап|вайбер|whatsapp|viber", re.IGNORECASE)
_NEAR = 42
_INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)


def coded(text: str, start: int) -> bool:
    """The number at *start* is introduced as a paper's or an organisation's: «ИНН …», «приказ № …»."""
    before = text[max(0, start - _NEAR) : start].rsplit("\n", 1)[-1]
    found = _CODE.search(before)
    return found is not None and _CLOSER.search(before, found.start()) is None


def is_inn(digits: str) -> bool:
    """Ten digits with the check digit of an organisation's ИНН (order of the tax service ED-7-14/559)."""
    total = sum(weight * int(digit) for weight, digit in zip(_INN_WEIGHTS, digits, strict=False))
    return len(digits) == 10 and total % 11 % 10 == int(digits[9])


def is_snils(digits: str) -> bool:
    """Eleven digits with the check sum of a СНИЛС; numbers up to 001-001-998 have none."""
    if len(digits) != 11 or len(set(digits)) == 1 or int(digits[:9]) <= 1_001_998:
        return False
    total = sum((9 - place) * int(digit) for place, digit in enumerate(digits[:9]))
    return total % 101 % 100 == int(digits[9:])
