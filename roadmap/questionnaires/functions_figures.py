"""Functions over numbers and truths: XPath 1.0, sections 4.3 and 4.4, and ODK's."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from roadmap.questionnaires.calls import Call, Functions, WrongValue, each, figure, nodes, truth
from roadmap.questionnaires.values import Value, as_number, as_text, as_truth, text_of

FIGURES = Functions()
named = FIGURES.named


@named("number", 0, 1)
def _number(call: Call) -> float:
    return figure(call, 0) if len(call) else as_number([call.item])


@named("int")
def _int(call: Call) -> float:
    number = figure(call, 0)
    return float(math.trunc(number)) if math.isfinite(number) else number


@named("round", 1, 2)
def _round(call: Call) -> float:
    """A half goes away from zero; the second argument says how many digits are kept."""
    number, places = figure(call, 0), figure(call, 1) if len(call) == 2 else 0.0
    if not (math.isfinite(number) and math.isfinite(places)) or abs(places) > 15 or abs(number) > 1e15:
        return number
    unit = Decimal(1).scaleb(-int(places))
    rounded = (Decimal(repr(number)) / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return float(rounded * unit)


@named("floor")
def _floor(call: Call) -> float:
    number = figure(call, 0)
    return float(math.floor(number)) if math.isfinite(number) else number


@named("ceiling")
def _ceiling(call: Call) -> float:
    number = figure(call, 0)
    return float(math.ceil(number)) if math.isfinite(number) else number


@named("abs")
def _abs(call: Call) -> float:
    return abs(figure(call, 0))


@named("pow", 2)
def _pow(call: Call) -> float:
    return _worked_out(math.pow, figure(call, 0), figure(call, 1))


@named("atan2", 2)
def _atan2(call: Call) -> float:
    return math.atan2(figure(call, 0), figure(call, 1))


def _worked_out(rule: Callable[..., float], *numbers: float) -> float:
    try:
        return rule(*numbers)
    except ValueError:
        return math.nan
    except OverflowError:
        return math.inf


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _exp10(number: float) -> float:
    return math.pow(10, number)


def _of_one(rule: Callable[[float], float]) -> Callable[[Call], Value]:
    return lambda call: _worked_out(rule, figure(call, 0))


for _name, _rule in {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": _exp10,
    "log": _log,
    "log10": _log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
}.items():
    named(_name)(_of_one(_rule))


@named("pi", 0)
def _pi(call: Call) -> float:
    return math.pi


@named("random", 0)
def _random(call: Call) -> float:
    """Always the same for one questionnaire and question."""
    return call.scene.chance(call.key)


@named("count")
def _count(call: Call) -> float:
    return float(len(nodes(call, 0)))


@named("count-non-empty")
def _count_non_empty(call: Call) -> float:
    return float(sum(text_of(node) != "" for node in nodes(call, 0)))


@named("sum")
def _sum(call: Call) -> float:
    return math.fsum(numbers) if all(map(math.isfinite, numbers := _numbers(call))) else math.nan


@named("max", 1, None)
def _max(call: Call) -> float:
    return _extreme(_numbers(call), max)


@named("min", 1, None)
def _min(call: Call) -> float:
    return _extreme(_numbers(call), min)


def _numbers(call: Call) -> list[float]:
    return [as_number(value) for value in each(call)]


def _extreme(numbers: list[float], pick: Callable[[list[float]], float]) -> float:
    """One that is not filled in leaves no figure, as in a sum."""
    return pick(numbers) if numbers and not any(map(math.isnan, numbers)) else math.nan


@named("true", 0)
def _true(call: Call) -> bool:
    return True


@named("false", 0)
def _false(call: Call) -> bool:
    return False


@named("not")
def _not(call: Call) -> bool:
    return not truth(call, 0)


@named("boolean")
def _boolean(call: Call) -> bool:
    return truth(call, 0)


@named("boolean-from-string")
def _boolean_from_string(call: Call) -> bool:
    value = call.value(0)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return value == 1
    return as_text(value).lower() in ("1", "true")


@named("checklist", 3, None)
def _checklist(call: Call) -> bool:
    return _between(call, float(sum(as_truth(value) for value in each(call, 2))))


@named("weighted-checklist", 4, None)
def _weighted_checklist(call: Call) -> bool:
    if len(call) % 2:
        raise WrongValue(call.key)
    pairs = ((truth(call, number), figure(call, number + 1)) for number in range(2, len(call), 2))
    return _between(call, math.fsum(weight for said, weight in pairs if said and math.isfinite(weight)))


def _between(call: Call, number: float) -> bool:
    """A bound under 0 is none."""
    least, most = figure(call, 0), figure(call, 1)
    return (least < 0 or number >= least) and (most < 0 or number <= most)
