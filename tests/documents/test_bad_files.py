"""What cannot be read is refused by name, quickly, before it is parsed."""

import pickle
import random
import time
import tracemalloc
from collections.abc import Callable

import pytest

from bot.texts.refusals import sentence
from bot.texts.voice import LANGUAGES, voice_of
from roadmap.documents import Unreadable, read_order, read_outcome, refusals
from roadmap.roadmap import RoadMap
from tests.documents import spoiled
from tests.documents.drawing import FORMATS
from tests.documents.invented import make

CASES: list[tuple[str, Callable[[], bytes], type[Unreadable]]] = [
    ("order.docx", spoiled.heavy, refusals.TooLarge),
    ("order.docx", spoiled.zip_bomb, refusals.TooMuchInside),
    ("order.docx", spoiled.bomb_in_the_document, refusals.TooMuchInside),
    ("order.docx", spoiled.many_entries, refusals.TooMuchInside),
    ("order.docx", spoiled.entities, refusals.Broken),
    ("order.docx", spoiled.entities_in_utf16, refusals.Broken),
    ("order.docx", spoiled.macros, refusals.HasMacros),
    ("order.docm", spoiled.docx, refusals.HasMacros),
    ("order.docx", spoiled.broken_xml, refusals.Broken),
    ("order.docx", spoiled.deep_xml, refusals.Broken),
    ("order.docx", spoiled.many_columns, refusals.TooManyCells),
    ("order.docx", spoiled.locked_office, refusals.Locked),
    ("order.docx", spoiled.locked_zip, refusals.Locked),
    ("order.docx", lambda: b"not an archive", refusals.Broken),
    ("order.docx", lambda: b"PK\x03\x04 cut", refusals.Broken),
    ("order.docx", lambda: b"", refusals.Broken),
    ("order.docx", spoiled.docx, refusals.NoRoadMap),
    ("order.xlsx", spoiled.far_cell, refusals.TooManyCells),
    ("order.xlsx", spoiled.wide_cell, refusals.TooManyCells),
    ("order.xlsx", spoiled.wide_merge, refusals.TooManyCells),
    ("order.doc", spoiled.old_word, refusals.OldFormat),
    ("order.rtf", lambda: b"{\\rtf1 text}", refusals.OldFormat),
    ("order.odt", spoiled.docx, refusals.OldFormat),
    ("order.txt", spoiled.text_without_table, refusals.NoTable),
    ("order.txt", spoiled.text_with_another_table, refusals.NoRoadMap),
    ("order.txt", spoiled.endless_line, refusals.TooManyCells),
    ("order.txt", lambda: b"\x00\x01\x02binary", refusals.UnknownFormat),
    ("photo.jpg", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", refusals.UnknownFormat),
    ("order.pdf", spoiled.scan, refusals.PicturesOnly),
    ("order.pdf", lambda: b"no pdf", refusals.Broken),
    ("order.pdf", lambda: b"%PDF-1.7\ngarbage", refusals.Broken),
]


@pytest.mark.parametrize(("name", "made", "refusal"), CASES)
def test_a_bad_file_is_refused_by_name_within_limits(
    name: str, made: Callable[[], bytes], refusal: type[Unreadable]
) -> None:
    data = made()
    started = time.process_time()
    tracemalloc.start()
    with pytest.raises(Unreadable) as caught:
        read_order(data, name)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert type(caught.value) is refusal
    assert time.process_time() - started < 3
    assert most < 120_000_000


def test_a_directory_that_lies_opens_no_more_than_it_may() -> None:
    assert isinstance(read_outcome(spoiled.lying_directory(), "order.docx"), Unreadable)


@pytest.mark.parametrize(
    "refusal", dict.fromkeys(refusal for _, _, refusal in CASES), ids=lambda kind: kind.__name__
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_what_to_send_instead(refusal: type[Unreadable], language: str) -> None:
    assert len(str(sentence(voice_of(language), refusal("detail")))) > 20


def test_outcomes_travel_between_processes() -> None:
    refused = read_outcome(b"", "order.docx")
    assert pickle.loads(pickle.dumps(refused)) == refused
    plan = make(random.Random(1))
    data, name = FORMATS["word"](plan, random.Random(1))
    read = read_outcome(data, name)
    assert isinstance(read, RoadMap)
    assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_never_breaks_the_reader(kind: str) -> None:
    """Bytes are changed, cut and doubled: what comes out is a road map or a refusal."""
    chance = random.Random(kind)
    plan = make(chance)
    whole, name = FORMATS[kind](plan, chance)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            what = chance.choice(("change", "cut", "double"))
            if what == "change":
                data[at] = chance.randrange(256)
            elif what == "cut":
                del data[at : at + chance.randint(1, 200)]
            else:
                data[at:at] = data[at : at + chance.randint(1, 200)]
        outcome = read_outcome(bytes(data), name)
        assert isinstance(outcome, RoadMap | Unreadable)
