"""What holds for every phrase whatever it says: noise, windows, rules, text, and no exception ever."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.deadlines import Kind, Schedule, from_text, read_deadline, to_text
from roadmap.period import Period
from tests.deadlines.corpora import FILES, cases, expanded

KNOWN = [(phrase, meaning.period) for path in FILES for phrase, meaning in cases(path)]
WORDS = sorted({word for phrase, _ in KNOWN for word in phrase.split()})
PERIODS = [Period.parse(text) for text in ("2024", "2020-2024", "2024/2025", "2023-03-15/2024-11-20", "2025")]
LATIN = str.maketrans("асеорхАСЕОРХКМТНВ", "aceopxACEOPXKMTHB")

known = st.sampled_from(KNOWN)
periods = st.sampled_from(PERIODS)
jumbles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
anything = st.one_of(st.text(max_size=80), jumbles, known.map(lambda pair: pair[0]))


def meaning(schedule: Schedule) -> tuple[object, ...]:
    """Everything but the wording."""
    codes = sorted(caveat.code for caveat in schedule.warnings)
    return schedule.kind, schedule.windows, schedule.rrule, codes, bool(schedule.note)


@given(known, st.data())
def test_noise_does_not_change_the_reading(pair: tuple[str, Period], data: st.DataObject) -> None:
    phrase, period = pair
    noisy = data.draw(st.sampled_from(NOISES))(phrase)
    assert meaning(read_deadline(noisy, period)) == meaning(read_deadline(phrase, period)), noisy


NOISES = [
    lambda phrase: f"  {phrase}\t",
    lambda phrase: phrase.replace(" ", "  "),
    lambda phrase: phrase.replace(" ", "\u00a0"),
    lambda phrase: phrase.replace(" ", "\n"),
    lambda phrase: phrase.replace("-", "–"),
    lambda phrase: phrase.replace("–", "—"),
    lambda phrase: phrase.upper() if not set("ivxlй") & set(phrase) else phrase,
    lambda phrase: f"<p>{phrase}</p>",
    lambda phrase: f"<b>{phrase}</b><br/>",
    lambda phrase: "\u00ad".join(phrase),
    lambda phrase: f"«{phrase}»",
    lambda phrase: phrase.replace("е", "ё", 1) if "месяц" not in phrase else phrase,
]


@given(known)
def test_latin_look_alikes_read_like_the_letters_they_replace(pair: tuple[str, Period]) -> None:
    phrase, period = pair
    words = [
        word.translate(LATIN) if len(word) > 4 and word.isalpha() else word for word in phrase.split(" ")
    ]
    assert read_deadline(" ".join(words), period).due == read_deadline(phrase, period).due


@settings(max_examples=400)
@given(anything, periods)
def test_any_string_ends_in_a_schedule(phrase: str, period: Period) -> None:
    schedule = read_deadline(phrase, period, ordered=date(2024, 3, 22))
    assert schedule.phrase == phrase
    assert schedule.kind is not Kind.INVALID or schedule.doubtful
    assert bool(schedule.windows) or schedule.kind in WITHOUT_DATES or schedule.doubtful


WITHOUT_DATES = (Kind.ON_REQUEST, Kind.AWAITING, Kind.INVALID)


@settings(max_examples=300)
@given(anything, periods)
def test_due_dates_are_the_ends_of_their_windows_in_order(phrase: str, period: Period) -> None:
    schedule = read_deadline(phrase, period)
    assert all(window.start is None or window.start <= window.end for window in schedule.windows)
    assert list(schedule.due) == sorted(set(schedule.due))
    if schedule.kind in WITHOUT_DATES:
        assert not schedule.windows


@settings(max_examples=300)
@given(anything, periods)
def test_a_rule_gives_the_same_due_dates(phrase: str, period: Period) -> None:
    schedule = read_deadline(phrase, period)
    if schedule.rrule is not None:
        assert expanded(schedule.rrule, period) == list(schedule.due)


@settings(max_examples=300)
@given(anything, periods)
def test_the_text_of_a_schedule_round_trips(phrase: str, period: Period) -> None:
    schedule = read_deadline(phrase, period, ordered=date(2024, 3, 22))
    assert from_text(to_text(schedule)) == schedule
