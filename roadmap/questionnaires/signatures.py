"""The functions that an expression of a form may call, with how many arguments: a closed set.

ODK's list: https://getodk.github.io/xforms-spec/#xpath-functions; what is not here is refused by its name.
"""

from __future__ import annotations

from collections.abc import Mapping

_ANY = 1000

SIGNATURES: Mapping[str, tuple[int, int]] = {
    **dict.fromkeys(("true", "false", "today", "now", "pi", "random", "last", "current", "version"), (0, 0)),
    **dict.fromkeys(
        ("number", "string", "string-length", "normalize-space", "position", "uuid", "name"), (0, 1)
    ),
    **dict.fromkeys(("not", "boolean", "boolean-from-string", "count", "count-non-empty", "sum"), (1, 1)),
    **dict.fromkeys(("int", "floor", "ceiling", "abs", "sqrt", "exp", "exp10", "log", "log10"), (1, 1)),
    **dict.fromkeys(("sin", "cos", "tan", "asin", "acos", "atan"), (1, 1)),
    **dict.fromkeys(("date", "date-time", "decimal-date-time", "decimal-time"), (1, 1)),
    **dict.fromkeys(("count-selected", "once", "instance"), (1, 1)),
    **dict.fromkeys(("selected", "selected-at", "jr:choice-name", "format-date", "format-date-time"), (2, 2)),
    **dict.fromkeys(("contains", "starts-with", "ends-with", "substring-before", "substring-after"), (2, 2)),
    **dict.fromkeys(("regex", "pow", "atan2"), (2, 2)),
    **dict.fromkeys(("substring", "substr", "digest"), (2, 3)),
    **dict.fromkeys(("if", "translate"), (3, 3)),
    "round": (1, 2),
    "concat": (0, _ANY),
    **dict.fromkeys(("coalesce", "join", "max", "min"), (1, _ANY)),
    **dict.fromkeys(("checklist", "indexed-repeat"), (3, _ANY)),
    "weighted-checklist": (4, _ANY),
}
