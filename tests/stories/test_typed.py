"""Words that others will read: personal data in comments, reasons and verdicts are asked about, and nothing typed is lost."""

from __future__ import annotations

import pytest

from sandbox.person import Person
from tests.town import Town

SCHOOL, TASK, LINK = "МБОУ СОШ № 2", "Самодиагностика", "https://school2.example.org/a.pdf"
SECRET = "112-233-445 95"
TYPED = f"СНИЛС Ивановой <7А> {SECRET}"
ANYWAY, MEND = "Отправить всё равно", "Исправить"
KINDS = ("comment", "reason of a day", "reason", "verdict")


async def asked(town: Town, kind: str) -> tuple[Person, Person]:
    """(who was asked for words of *kind*, who will read them)."""
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await boris.says(f"/tasks {TASK}")
    await boris.presses(TASK)
    if kind == "verdict":
        await boris.presses("Сдать")
        await boris.says(LINK)
        await anna.presses("Вернуть")
        return anna, boris
    await boris.presses("Ещё…")
    if kind == "comment":
        await boris.presses("Написать комментарий")
    elif kind == "reason":
        await boris.presses("К нам не относится")
    else:
        await boris.presses("Попросить перенести срок")
        await boris.says("1 декабря")
    return boris, anna


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_meant_all_the_same_is_passed_on_after_a_restart(town: Town, kind: str) -> None:
    author, reader = await asked(town, kind)
    await author.says(TYPED)
    said = (await author.sees_last("Похоже, здесь СНИЛС", SECRET)).text
    assert len(said.splitlines()) == 2
    await reader.sees_no(SECRET)
    await town.restart()
    toast = await author.presses(ANYWAY)
    assert toast is not None
    assert not toast.text
    await reader.gets(TYPED)
    assert all(button.label != ANYWAY for button in (await author.last()).buttons)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_mended_is_shown_to_be_copied_and_goes_without_it(town: Town, kind: str) -> None:
    author, reader = await asked(town, kind)
    await author.says(TYPED)
    await author.presses(MEND)
    await author.sees_last("Напишите иначе", TYPED)
    await town.restart()
    await author.says("Ивановой ещё нет в списке")
    await reader.gets("Ивановой ещё нет в списке")
    await reader.sees_no(SECRET)
    await author.sees_last(TASK)


async def test_other_words_may_be_typed_without_pressing_anything(town: Town) -> None:
    boris, anna = await asked(town, "comment")
    await boris.says(TYPED)
    await boris.says("Позвоните: 8 (912) 345-67-89")
    await boris.sees_last("Похоже, здесь телефон")
    await boris.presses(MEND)
    await boris.presses(ANYWAY)
    await anna.gets("345-67-89")
    await anna.sees_no(SECRET)


async def test_who_leaves_the_task_sends_nothing(town: Town) -> None:
    boris, anna = await asked(town, "comment")
    await boris.says(TYPED)
    anyway = next(b.data for b in (await boris.last()).buttons if b.label == ANYWAY) or ""
    await boris.presses(MEND)
    await boris.presses("« Задание")
    toast = await boris.forges(anyway)
    assert toast is not None
    assert toast.alert
    await anna.sees_no(SECRET)


async def test_what_is_too_long_is_not_cut_off_silently(town: Town) -> None:
    boris, anna = await asked(town, "comment")
    await boris.says("Ждём бланк. " * 200)
    await boris.gets("2399 знаков", "не больше 1000")
    await boris.says("Ждём бланк.")
    await anna.gets("Ждём бланк.")
    await anna.sees_no("Ждём бланк. Ждём")
