"""Changes of life: two at once, what is not theirs, forged buttons, the journal."""

from __future__ import annotations

import json

import pytest

from roadmap.people import Role
from tests.stories.place import OTHER, Place, a_colleague, names_a_substitute


async def test_two_coordinators_at_once_change_a_thing_once(place: Place) -> None:
    zhanna = await a_colleague(place)
    await place.appoint(zhanna, Role.COORDINATOR, None)
    post = await place.post(place.boris, Role.HEAD)
    for who, heir in ((place.anna, place.vera), (zhanna, place.gleb)):
        await who.forges(f"cv:{post}:h:{await place.id(heir)}:20260302:0")
        await who.sees_last("Новый руководитель")
    await place.anna.presses("Да, подтверждаю")
    await place.anna.sees_last("Готово")
    toast = await zhanna.presses("Да, подтверждаю")
    assert toast is not None
    assert "устарел" in toast.text
    school = await place.school()
    assert place.rows(
        f"SELECT person_id FROM post WHERE role = 'head' AND organisation_id = {school} AND until IS NULL"
    ) == [(await place.id(place.vera),)]
    # Both cannot leave at once either.
    for who in (place.anna, zhanna):
        await who.forges(f"cy:{await place.post(who, Role.COORDINATOR)}:l:0:20260302:0")
    assert place.rows(
        "SELECT count(*) FROM post WHERE role = 'coordinator' AND (until IS NULL OR until >= '2026-03-02')"
    ) == [(1,)]


@pytest.mark.parametrize("kind", ["s", "h", "l", "d", "e", "a", "n"])
async def test_nobody_changes_what_is_not_theirs(place: Place, kind: str) -> None:
    head, coordinator = (
        await place.post(place.boris, Role.HEAD),
        await place.post(place.anna, Role.COORDINATOR),
    )
    subject = await place.school() if kind in "an" else head
    before = place.rows("SELECT * FROM post")
    vera = await place.id(place.vera)
    buttons = [
        f"cw:{subject}:{kind}:0",
        f"cs:{subject}:{kind}:{vera}",
        f"cu:{subject}:{kind}:{vera}:20260302",
        f"cv:{subject}:{kind}:{vera}:20260302:20260310",
        f"cy:{subject}:{kind}:{vera}:20260302:20260310",
        f"cy:{coordinator}:{kind}:{vera}:20260302:0",
    ]
    for who in (place.vera, place.gleb):
        for button in buttons:
            toast = await who.forges(button)
            assert toast is not None, button
            assert toast.alert, button
    assert place.rows("SELECT * FROM post") == before


async def test_forged_days_and_people_open_nothing(place: Place) -> None:
    post = await place.post(place.boris, Role.HEAD)
    vera = await place.id(place.vera)
    for button in (
        f"cu:{post}:s:{vera}:20261341",
        f"cu:{post}:s:{vera}:0",
        f"cy:{post}:s:{vera}:1:2",
        f"cy:{post}:s:0:20260302:20260310",
        f"cy:{post}:s:999:20260302:20260310",
        f"cy:{post}:s:{await place.id(place.boris)}:20260302:20260310",
        f"cy:{post}:zz:{vera}:20260302:0",
    ):
        toast = await place.anna.forges(button)
        assert toast is not None, button
        assert toast.alert, button
    assert place.rows("SELECT count(*) FROM post WHERE stands_for_id IS NOT NULL") == [(0,)]


async def test_a_head_brings_in_nobody_but_their_own(place: Place) -> None:
    town, boris, vera = place.town, place.boris, await place.post(place.vera, Role.TEACHER)
    away = await town.joins(place.anna, OTHER, "Педагог", "Ия", "Далёкая")
    toast = await boris.forges(f"cy:{vera}:s:{await place.id(away)}:20260302:20260310")
    assert toast is not None
    assert "другой человек" in toast.text
    await boris.forges(f"cw:{vera}:s:0")
    await boris.says("Ия")
    await boris.sees_last("«Ия»: такого человека здесь нет", "напишите другую фамилию")
    toast = await boris.forges(f"cs:{vera}:s:0")
    assert toast is not None
    assert toast.alert
    # A curator who leaves makes nobody a curator.
    dina = await town.joins(place.anna, OTHER, "Куратор", "Дина", "Цой")
    post = await place.post(dina, Role.CURATOR)
    toast = await dina.forges(f"cy:{post}:l:{await place.id(place.anna)}:20260302:0")
    assert toast is not None
    assert "другой человек" in toast.text
    await dina.forges("vl")
    await dina.presses("Больше не работает")
    await dina.sees_last("с какого дня не работает?")


async def test_the_journal_tells_it_without_names(place: Place) -> None:
    await names_a_substitute(place, place.anna, place.boris, "Вера Лис", "две недели")
    await place.anna.presses("Да, подтверждаю")
    post = await place.post(place.gleb, Role.TEACHER)
    await place.anna.forges(f"cy:{post}:l:0:20260302:0")
    told = place.rows("SELECT action, subject, details FROM journal ORDER BY id DESC LIMIT 2")
    assert [(action, subject) for action, subject, _ in told] == [
        ("person.left", f"person:{place.rows(f'SELECT person_id FROM post WHERE id = {post}')[0][0]}"),
        ("person.substituted", f"person:{await place.id(place.boris)}"),
    ]
    assert json.loads(told[1][2])["until"] == "2026-03-15"
    everything = json.dumps([json.loads(row[2]) for row in told], ensure_ascii=False)
    assert not any(name in everything for name in ("Вера", "Борис", "Глеб", "Анна"))
