"""What pictures are drawn with: fonts that have Russian letters, lines that fit, colours that differ in grey too."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

INK, PALE, PAPER = "#1d2733", "#d9dee5", "#ffffff"


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """DejaVu Sans in *size* pixels."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(BytesIO((files("bot.reports") / "fonts" / name).read_bytes()), size)


def fitted(text: str, wide: int, of: ImageFont.FreeTypeFont) -> str:
    """*text* in one line of at most *wide* pixels."""
    text = " ".join(text.split())
    if of.getlength(text) <= wide:
        return text
    while text and of.getlength(f"{text}…") > wide:
        text = text[:-1]
    return f"{text.rstrip()}…"


def lines(text: str, wide: int, of: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """*text* in at most *most* lines of at most *wide* pixels; a long rest is cut."""
    found: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        while words and of.getlength(f"{line} {words[0]}") <= wide:
            line = f"{line} {words.pop(0)}"
        if len(found) == most - 1 and words:
            line = " ".join([line, *words])
            words = []
        found.append(fitted(line, wide, of))
    return found


def sheet(wide: int, high: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A white sheet and its pen."""
    made = Image.new("RGB", (wide, high), PAPER)
    return made, ImageDraw.Draw(made)
