"""Questionnaires and answers for property tests: every kind, skip logic in any direction, groups, a repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

KINDS = ("integer", "decimal", "text", "date", "select_one letters", "select_multiple letters", "calculate")
LETTERS = ("a", "b", "c")
CHOICES = [{"list_name": "letters", "name": name, "label": f"Буква {name}"} for name in LETTERS]
_TEXTS = ("", "a", "школа", "12", "a b", "Лицей № 3")
_DAYS = ("2026-01-31", "2026-03-02", "2025-12-01", "2028-02-29")
RAW = {
    "integer": st.integers(-5, 120).map(str),
    "decimal": st.integers(-20, 200).map(lambda n: str(n / 4)),
    "text": st.sampled_from(_TEXTS),
    "date": st.sampled_from(_DAYS),
    "select_one letters": st.sampled_from(LETTERS),
    "select_multiple letters": st.sets(st.sampled_from(LETTERS), min_size=1).map(
        lambda chosen: " ".join(sorted(chosen))
    ),
}


@dataclass(frozen=True)
class Made:
    """A form as the rows of its sheets; ``kinds`` are those of questions that a person answers, by name."""

    survey: tuple[Mapping[str, str], ...]
    kinds: Mapping[str, str]
    repeat: str = ""
    """The group that repeats, of which ``inside`` are the questions."""
    inside: tuple[str, ...] = ()


def numbers(known: Mapping[str, str], depth: int = 2) -> st.SearchStrategy[str]:
    """An expression that comes to a number, over questions *known* by name with their kinds."""
    named = [f"${{{name}}}" for name, kind in known.items() if kind in ("integer", "decimal", "calculate")]
    chosen = [
        f"count-selected(${{{name}}})" for name, kind in known.items() if kind == "select_multiple letters"
    ]
    long = [f"string-length(${{{name}}})" for name, kind in known.items() if kind == "text"]
    leaves = st.sampled_from([*named, *chosen, *long, "0", "3", "2.5", "-1"])
    if not depth:
        return leaves
    below = numbers(known, depth - 1)
    return st.one_of(
        leaves,
        st.builds("({} {} {})".format, below, st.sampled_from(["+", "-", "*"]), below),
        st.builds("coalesce({}, {})".format, st.sampled_from([*named, "''"]), below),
        st.builds("if({}, {}, {})".format, truths(known, depth - 1), below, below),
        st.builds("{}({})".format, st.sampled_from(["int", "round", "abs", "number"]), below),
        st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), below, below),
    )


def truths(known: Mapping[str, str], depth: int = 2) -> st.SearchStrategy[str]:
    """An expression that comes to a truth."""
    below = numbers(known, max(depth - 1, 0))
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    kinds: list[st.SearchStrategy[str]] = [st.builds("{} {} {}".format, below, signs, below)]
    for name, kind in known.items():
        kinds += _about(f"${{{name}}}", kind)
    one = st.one_of(kinds)
    if not depth:
        return one
    inner = truths(known, depth - 1)
    return st.one_of(
        one,
        st.builds("({}) {} ({})".format, inner, st.sampled_from(["and", "or"]), inner),
        st.builds("not({})".format, inner),
    )


def _about(name: str, kind: str) -> list[st.SearchStrategy[str]]:
    letter, sign = st.sampled_from(LETTERS), st.sampled_from(["=", "!="])
    found = [st.builds("{} {} ''".format, st.just(name), sign)]
    if kind == "select_one letters":
        found.append(st.builds("{} {} '{}'".format, st.just(name), sign, letter))
    if kind.startswith("select"):
        found.append(st.builds("selected({}, '{}')".format, st.just(name), letter))
    if kind == "text":
        words = ["contains({}, 'a')", "starts-with({}, 'ш')", "regex({}, '^[0-9]+$')", "{} = 'школа'"]
        found.append(st.sampled_from([word.format(name) for word in words]))
    if kind == "date":
        order = st.sampled_from(["<", ">", "<=", "="])
        found.append(st.builds("{} {} date('{}')".format, st.just(name), order, st.sampled_from(_DAYS)))
    return found


def _constraint(kind: str) -> st.SearchStrategy[str]:
    if kind in ("integer", "decimal"):
        return st.builds(
            ". {} {}".format, st.sampled_from([">=", "<", "!="]), st.sampled_from(["0", "50", "2.5"])
        )
    if kind == "text":
        return st.sampled_from(["string-length(.) < 4", "regex(., '^[a-z ]+$')", "not(contains(., '1'))"])
    if kind == "date":
        return st.sampled_from([". > '2026-01-01'", ". <= date('2026-03-02')"])
    return st.sampled_from(["not(selected(., 'a'))", "count-selected(.) <= 2"])


@st.composite
def forms(draw: st.DrawFn) -> Made:
    """A form: each expression looks at questions of a lower rank alone, so nothing goes round, but at later ones too."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=3, max_size=8))
    names = [f"q{number}" for number in range(len(kinds))]
    rank = draw(st.permutations(names))
    group = draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)))
    grouped = [name for name, inside in zip(names, group, strict=True) if inside]
    repeats = bool(grouped) and draw(st.booleans())
    by_name = dict(zip(names, kinds, strict=True))
    rows = {}
    for name in names:
        lower = rank[: rank.index(name)]
        seen = {
            other: by_name[other] for other in lower if name in grouped or not (repeats and other in grouped)
        }
        rows[name] = draw(_row(name, by_name[name], seen))
    below = min((rank.index(name) for name in grouped), default=0)
    around = {other: by_name[other] for other in rank[:below] if other not in grouped}
    survey = [rows[name] for name in names if name not in grouped]
    if grouped:
        kind = "repeat" if repeats else "group"
        relevant = draw(st.one_of(st.just(""), truths(around)))
        survey += [{"type": f"begin {kind}", "name": "g", "label": "Группа", "relevant": relevant}]
        survey += [rows[name] for name in grouped] + [{"type": f"end {kind}"}]
    return Made(
        tuple(survey),
        {name: kind for name, kind in by_name.items() if kind != "calculate"},
        "g" if repeats else "",
        tuple(f"g/{name}" for name in grouped),
    )


@st.composite
def _row(draw: st.DrawFn, name: str, kind: str, seen: Mapping[str, str]) -> dict[str, str]:
    row = {"type": kind, "name": name, "label": f"Вопрос {name}"}
    if kind == "calculate":
        row["calculation"] = draw(st.one_of(numbers(seen), truths(seen)))
        row.pop("label")
    elif draw(st.booleans()):
        row["constraint"], row["constraint_message"] = draw(_constraint(kind)), "Не то"
    if draw(st.booleans()):
        row["relevant"] = draw(truths(seen))
    return row


@st.composite
def answered(draw: st.DrawFn, made: Made, times: int = 2) -> list[tuple[str, str]]:
    """Places with lexical answers, each place once, in any order; of a repeat *times*."""
    found = []
    grouped = {path.removeprefix("g/") for path in made.inside}
    for name, kind in made.kinds.items():
        if name not in grouped:
            places = [name]
        elif made.repeat:
            places = [f"g[{number}]/{name}" for number in range(1, times + 1)]
        else:
            places = [f"g/{name}"]
        found += [(place, draw(st.one_of(st.just(""), RAW[kind]))) for place in places]
    return draw(st.permutations(found))
