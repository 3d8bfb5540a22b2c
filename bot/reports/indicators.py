"""Indicators as a picture: each a line with its bar, its target and its state in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import ImageDraw

from bot.reports.drawing import INK, PALE, font, lines, sheet
from bot.texts.indicators import brief, counted, named
from bot.texts.voice import Voice, plain
from roadmap.measures import Direction, Standing, State

WIDE, EDGE, MOST = 1080, 40, 30
ROW, BAR, HEAD = 128, 22, 150
FILL = {
    State.BEHIND: "#9c2f2f",
    State.NO_DATA: PALE,
    State.ON_THE_WAY: "#d39a2d",
    State.REACHED: "#2f7d55",
    State.NO_TARGET: "#7c8794",
}


def picture(voice: Voice, place: str, standings: Sequence[Standing], today: date) -> bytes:
    """PNG, 1080 pixels wide, 128 a line, at most thirty lines: those to look at first."""
    shown = standings[:MOST]
    made, pen = sheet(WIDE, HEAD + ROW * len(shown) + EDGE)
    title = lines(
        plain(voice.say("Indicators: {place}", place=place)), WIDE - 2 * EDGE, font(34, bold=True), 1
    )
    pen.text((EDGE, EDGE), title[0], font=font(34, bold=True), fill=INK)
    pen.text((EDGE, EDGE + 54), _counts(voice, standings), font=font(26), fill=INK)
    for number, one in enumerate(shown):
        _row(pen, voice, one, HEAD + ROW * number, today)
    out = BytesIO()
    made.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def _counts(voice: Voice, standings: Sequence[Standing]) -> str:
    return lines(plain(counted(voice, standings)), WIDE - 2 * EDGE, font(26), 1)[0]


def _row(pen: ImageDraw.ImageDraw, voice: Voice, one: Standing, top: int, today: date) -> None:
    for line, text in enumerate(lines(named(one.measure), WIDE - 2 * EDGE, font(26), 1)):
        pen.text((EDGE, top + line * 32), text, font=font(26), fill=INK)
    _bar(pen, one, top + 40)
    said = plain(brief(voice, one, today))
    pen.text((EDGE, top + 72), lines(said, WIDE - 2 * EDGE, font(24), 1)[0], font=font(24), fill=INK)


def _bar(pen: ImageDraw.ImageDraw, one: Standing, top: int) -> None:
    value, goal = _worst(one)
    wide = WIDE - 2 * EDGE
    pen.rectangle((EDGE, top, EDGE + wide, top + BAR), outline=INK, width=2)
    if value is None:
        return
    most = max([Decimal(100) if one.measure.percent else Decimal(1), value, goal or Decimal(0)])
    end = EDGE + int(wide * max(Decimal(0), value) / most)
    if end > EDGE + 4:
        pen.rectangle((EDGE + 2, top + 2, end - 2, top + BAR - 2), fill=FILL[one.state])
    if goal is not None:
        at = min(EDGE + wide - 2, EDGE + int(wide * max(Decimal(0), goal) / most))
        pen.line((at, top - 8, at, top + BAR + 8), fill=INK, width=5)


def _worst(one: Standing) -> tuple[Decimal | None, Decimal | None]:
    """The part that is farthest from its goal, with that goal."""
    goals = [goal.number for goal in one.goals]
    parts = [
        (value, goals[min(number, len(goals) - 1)] if goals else None)
        for number, value in enumerate(one.latest)
    ]
    known = [(value, goal) for value, goal in parts if value is not None]
    if not known:
        return None, None
    less = one.measure.direction is Direction.LESS
    far = [
        (value - goal if less else goal - value) if goal is not None else Decimal(0) for value, goal in known
    ]
    return known[far.index(max(far))]
