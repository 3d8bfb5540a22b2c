"""A questionnaire goes out: it is kept, sent to schools, opened by the clock; who has not answered is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.ready_forms import ready_forms
from roadmap.people import Role
from roadmap.questionnaires.responses import Response, State
from sandbox.person import Person
from tests.forms import risks, workbook
from tests.stories.place import OTHER, SCHOOL, Place
from tests.town import Town

FORM = "Профиль рисков школы"
THIRD = "МБОУ СОШ № 7"
QUARTERLY = "ежеквартально, не позднее 25 числа месяца, следующего за отчётным"


async def keeps(anna: Person, content: bytes | None = None) -> None:
    """The coordinator sends a form and keeps it."""
    await anna.sends_file("риски.xlsx", content or risks())
    await anna.presses("Сохранить")


async def collects(anna: Person, when: str, *, who: str = "Один ответ от школы") -> None:
    """The coordinator asks all schools."""
    await anna.presses("Собрать ответы")
    await anna.presses("Все школы")
    await anna.presses(who)
    await anna.says(when)
    await anna.presses("Начать сбор")


async def of_group(place: Place, when: str) -> None:
    """The coordinator asks the first group, which both schools of the story are in."""
    anna = place.anna
    await keeps(anna)
    await anna.presses("Собрать ответы")
    await anna.presses("Группы")
    await anna.presses("ШНОР")
    await anna.presses("Дальше")
    await anna.presses("Один ответ от школы")
    await anna.says(when)
    await anna.presses("Начать сбор")


async def response_of(place: Place, school: str = SCHOOL) -> Response:
    """The school's response in the newest round."""
    async with place.town.database.unit() as unit:
        rounds = await unit.campaigns.open_rounds(1)
        found = await unit.responses.of_round(max(one.id for one in rounds))
    return next(one for one in found if one.organisation == school)


async def answers(place: Place, school: str = SCHOOL) -> None:
    """The school sends its response, as the conversation of answering will."""
    one = await response_of(place, school)
    async with place.town.database.unit() as unit:
        now = place.town.clock.now()
        await unit.responses.change([one.id], state=State.SENT, started_at=now, sent_at=now)


def day(place: Place, when: date, hour: int = 9) -> None:
    """The calendar goes on to a day and an hour in Moscow."""
    now = place.town.clock.now()
    place.town.clock.move(timedelta(days=(when - now.date()).days, hours=hour - 3 - now.hour))


async def count(person: Person, words: str) -> int:
    """How many messages say something."""
    return len([one for one in await person.bubbles() if words in one.text])


async def test_from_a_file_to_the_first_answer(place: Place) -> None:
    anna, boris = place.anna, place.boris
    await anna.says("/forms")
    await anna.sees_last("Сейчас ничего не собираем", "пришлите анкету файлом .xlsx")
    await anna.sends_file("риски.xlsx", risks())
    await anna.sees_last(f"Анкета прочитана: {FORM}", "4 вопроса, 1 раздел", "Версия: 1")
    await anna.presses("Сохранить")
    await anna.sees_last(FORM, "4 вопроса", "Сохранена 02.03")
    await anna.presses("Собрать ответы")
    await anna.sees_last(f"Кому отправить «{FORM}»?")
    await anna.presses("Все школы")
    await anna.sees_last("Кто отвечает?", "8 организаций")
    await anna.presses("Один ответ от школы")
    await anna.says("до 25 марта")
    await anna.sees_last(
        f"Начать сбор «{FORM}»?",
        "Кому: все школы – 8 ответов, по одному от школы",
        "У 7 школ в боте ещё никого нет",
        "Срок: до 25 марта, ср; откроется сразу",
    )
    await boris.sees_no(FORM)
    await anna.presses("Начать сбор")
    await anna.sees_last("Ответили 0 из 8 ○○○○○○○○", "До 25 марта, ср · осталось 23 дня")
    told = await boris.sees(f"Новая анкета: {FORM}", "До 25 марта, ср", SCHOOL)
    assert "Почему мне это пришло" in str(told)
    await answers(place)
    await anna.says("/forms")
    await anna.sees_last("Идёт 1 сбор", "●○○○○○○○ Ответил 1 из 8")
    await anna.presses("1/8 · 25.03 · Профиль рисков…")
    await anna.presses("Ответили: 1")
    await anna.sees_last("Ответили: 1", f"{SCHOOL} – ответ 2 марта, пн")
    await boris.presses("Почему мне это пришло")
    await boris.sees_last("Пришла 1 анкета, на которую отвечаете вы.")


async def test_a_ready_form_is_taken_and_comes_back_as_a_file(place: Place) -> None:
    anna = place.anna
    await anna.says("/forms")
    await anna.presses("Анкеты")
    await anna.sees_last("Анкет пока нет")
    await anna.presses("Готовые анкеты")
    ready = ready_forms()[0]
    await anna.presses(ready.title if len(ready.title) <= 30 else f"{ready.title[:29].rstrip()}…")
    await anna.sees_last("Анкета прочитана", ready.title)
    await anna.presses("Сохранить")
    await anna.presses("Файлом .xlsx")
    assert "<document: " in await anna.transcript()


async def test_what_cannot_be_asked_is_refused_by_sheet_and_row(place: Place) -> None:
    survey = (("type", "name", "label"), ("text", "q", "Что нового?"), ("geopoint", "where", "Где?"))
    await place.anna.sends_file("форма.xlsx", workbook({"survey": survey}))
    await place.anna.sees("взять нельзя", "survey, строка 3, type", "Исправьте в файле")
    async with place.town.database.unit() as unit:
        assert await unit.questionnaires.all(1) == []


async def test_a_curator_sees_their_own_schools_and_changes_nothing(place: Place) -> None:
    anna, gleb = place.anna, place.gleb
    await keeps(anna)
    await collects(anna, "до 25 марта")
    await place.appoint(gleb, Role.CURATOR, OTHER)
    await gleb.says("/forms")
    await gleb.sees_last("Идёт 1 сбор", "Ответили 0 из 1")
    await gleb.presses("0/1 · 25.03 · Профиль рисков…")
    screen = await gleb.sees_last("Ответили 0 из 1")
    assert "Закрыть" not in str(screen)
    await gleb.presses("Не ответили: 1")
    await gleb.presses(OTHER)
    card = await gleb.sees_last(OTHER, "Не начинали")
    assert "Продлить" not in str(card)


async def test_pressed_twice_it_begins_once(place: Place) -> None:
    anna = place.anna
    await keeps(anna)
    form = next(one for one in await anna.bubbles() if "Сохранена" in one.text)
    assert form
    await collects(anna, "до 25 марта")
    toast = await anna.forges("qcb:1")
    assert toast is not None
    assert "устарел" in toast.text
    async with place.town.database.unit() as unit:
        assert len(await unit.campaigns.at_work(1)) == 1


async def test_a_schedule_tells_the_period_and_the_due_date_apart(place: Place) -> None:
    anna, boris = place.anna, place.boris
    await keeps(anna)
    await anna.presses("Собрать ответы")
    await anna.presses("Все школы")
    await anna.presses("Один ответ от школы")
    await anna.says("по необходимости")
    await anna.sees("Не вижу")
    await anna.says(QUARTERLY)
    await anna.sees_last(
        "за I квартал 2026 г. – до 25 апреля, сб; откроется 1 апреля",
        "за II квартал 2026 г. – до 25 июля, сб; откроется 1 июля",
        "пока не закроете сбор",
    )
    await anna.presses("Начать сбор")
    await anna.sees_last(FORM, "Ближайшие сроки")
    day(place, date(2026, 3, 31))
    await anna.says("/forms")
    await anna.sees("Сейчас ничего не собираем", "Ещё 1 сбор откроется позже")
    await boris.sees_no("Новая анкета")
    day(place, date(2026, 4, 1))
    await anna.says("/forms")
    await anna.sees("за I квартал 2026 г.", "Ответили 0 из 8")
    await boris.sees(f"Новая анкета: {FORM}", "За I квартал 2026 г. · до 25 апреля, сб")
    day(place, date(2026, 7, 1))
    await anna.says("/forms")
    await anna.sees(
        "Идут 2 сбора", "за II квартал 2026 г.", "срок был до 25 апреля, сб; поздние ответы принимаются"
    )


async def test_only_who_has_not_answered_is_reminded_and_never_on_days_off(place: Place) -> None:
    """Opened on 2 March, due on Monday the 23rd: halfway is the 12th, the eve is Friday the 20th."""
    anna, boris, town = place.anna, place.boris, place.town
    olga = await town.joins(anna, OTHER, "Руководитель организации", "Ольга", "Сом")
    await keeps(anna)
    await collects(anna, "до 23 марта")
    reminder = f"Ждём вашего ответа: {FORM}"
    for number in range(3, 12):
        day(place, date(2026, 3, number))
        await anna.says("/start")
    assert await count(boris, reminder) == 0
    day(place, date(2026, 3, 12), hour=7)
    await anna.says("/start")
    assert await count(boris, reminder) == 0, "not before eight"
    day(place, date(2026, 3, 12), hour=8)
    await anna.says("/start")
    await boris.sees(reminder, "осталось 11 дней")
    await answers(place, OTHER)
    day(place, date(2026, 3, 20))
    await anna.says("/start")
    await boris.sees(reminder, "осталось 3 дня")
    assert await count(olga, reminder) == 1
    for number in (21, 22, 23, 24):
        day(place, date(2026, 3, number))
        await anna.says("/start")
    assert await count(boris, reminder) == 2


async def test_a_clock_that_skips_the_days_reminds_once(place: Place) -> None:
    await keeps(place.anna)
    await collects(place.anna, "до 23 марта")
    day(place, date(2026, 3, 22))
    await place.anna.says("/start")
    await place.boris.sees_no("Ждём вашего ответа")
    day(place, date(2026, 3, 23))
    await place.anna.says("/start")
    await place.boris.sees("Ждём вашего ответа", "срок сегодня")
    assert await count(place.boris, "Ждём вашего ответа") == 1


async def test_several_at_once_are_one_message(place: Place) -> None:
    anna, boris, town = place.anna, place.boris, place.town
    town.clock.move(timedelta(hours=13))
    for number in (1, 2):
        await anna.sends_file(
            "форма.xlsx",
            workbook(
                {
                    "survey": (("type", "name", "label"), ("text", "q", "Что нового?")),
                    "settings": (("form_title", "form_id"), (f"Анкета № {number}", f"form{number}")),
                }
            ),
        )
        await anna.presses("Сохранить")
        await collects(anna, "до 20 марта")
    await boris.sees_no("анкет")
    day(place, date(2026, 3, 3))
    await anna.says("/start")
    await boris.sees("Вам 2 новые анкеты", "Анкета № 1", "Анкета № 2")
    assert await count(boris, "Анкета №") == 1


async def test_a_school_comes_into_the_group_and_another_leaves(place: Place) -> None:
    anna, town = place.anna, place.town
    await of_group(place, "до 25 марта")
    before = await anna.sees_last("Ответили 0 из")
    total = int(before.text.split(" из ")[1].split()[0])
    async with town.database.unit() as unit:
        group = next(one for one in await unit.groups.all(1) if one.name == "ШНОР")
        inside = [stay.organisation.id for stay in await unit.groups.stays(group.id)]
        new = await unit.organisations.add(
            1, "МБОУ СОШ № 99", next(iter(await unit.organisations.all(1))).kind
        )
        await unit.departments.set_group(1, "ШНОР", [*inside[1:], new.id], town.clock.now().date())
    town.clock.move(timedelta(minutes=15))
    await anna.says("/forms")
    await anna.sees_last(f"из {total}")
    await anna.presses(f"0/{total} · 25.03 · Профиль рисков…")
    await anna.presses("Не ждём: 1")
    await anna.sees_last("больше не в списке")
    # Whoever comes when the term is over is asked by the next one.
    day(place, date(2026, 3, 26))
    async with town.database.unit() as unit:
        late = await unit.organisations.add(1, "МБОУ СОШ № 100", new.kind)
        await unit.departments.set_group(1, "ШНОР", [*inside[1:], new.id, late.id], date(2026, 3, 26))
    await anna.says("/forms")
    await anna.sees(f"из {total}", "поздние ответы принимаются")


async def test_longer_late_and_let_off(place: Place) -> None:
    anna, boris, town = place.anna, place.boris, place.town
    olga = await town.joins(anna, OTHER, "Руководитель организации", "Ольга", "Сом")
    await keeps(anna)
    await collects(anna, "до 10 марта")
    await anna.presses("Не ответили: 8")
    await anna.presses(SCHOOL)
    await anna.sees_last(SCHOOL, "Не начинали", "Срок: до 10 марта, вт", "Отвечает: Борис Орлов")
    await anna.presses("Продлить срок")
    await anna.says("до 5 марта")
    await anna.sees("позже")
    await anna.says("до 13 марта")
    await anna.sees_last("Срок продлён.", "Срок продлён: до 13 марта, пт")
    await boris.sees(f"Срок анкеты «{FORM}» продлён: до 13 марта, пт", "Анна Ким")
    day(place, date(2026, 3, 12))
    await answers(place)
    await answers(place, OTHER)
    await anna.says("/forms")
    await anna.presses("2/8 · 10.03 · Профиль рисков…")
    await anna.sees("Ответили 2 из 8", "1 ответ пришёл с опозданием")
    await anna.presses("С опозданием: 1")
    await anna.sees(f"{OTHER} – ответ с опозданием, 12 марта")
    await anna.presses("« Назад")
    await anna.presses("Не ответили: 6")
    await anna.presses(THIRD)
    await anna.sees("Ответить некому")
    await anna.presses("Не ждать ответа")
    await anna.says("Школа на капитальном ремонте")
    await anna.sees("Больше не ждём ответа", "Почему: Школа на капитальном ремонте")
    await anna.presses("Снова ждать")
    await anna.sees("Не начинали")
    await olga.sees_no("заполнять не нужно")


async def test_the_button_reminds_each_once_a_day(place: Place) -> None:
    anna, boris, town = place.anna, place.boris, place.town
    await keeps(anna)
    await collects(anna, "до 25 марта")
    toast = await anna.presses("Напомнить")
    assert toast is not None
    assert toast.text == "Напомнил 1 человеку, по 7 ответам напомнить некому."
    await boris.sees(f"Ждём вашего ответа: {FORM}", "Напоминает Анна Ким")
    toast = await anna.presses("Напомнить")
    assert toast is not None
    assert "сегодня" in toast.text
    assert await count(boris, "Напоминает Анна Ким") == 1
    day(place, date(2026, 3, 3))
    await anna.says("/forms")
    await anna.presses("0/8 · 25.03 · Профиль рисков…")
    await anna.presses("Не ответили: 8")
    await anna.presses(SCHOOL)
    await anna.presses("Напомнить")
    assert await count(boris, "Напоминает Анна Ким") == 2
    town.clock.move(timedelta(hours=13))
    await anna.says("/forms")
    await anna.presses("0/8 · 25.03 · Профиль рисков…")
    toast = await anna.presses("Напомнить")
    assert toast is not None
    assert "Сейчас людям не пишу" in toast.text


async def test_a_changed_form_is_asked_from_the_next_time_on(place: Place) -> None:
    anna = place.anna
    await keeps(anna)
    await collects(anna, "ежемесячно до 20 числа")
    day(place, date(2026, 3, 10))
    await anna.says("/start")
    await anna.sends_file("риски.xlsx", risks("2", "Что ещё?"))
    await anna.sees_last("Такая анкета у вас уже есть", "открытые сборы закончатся по прежней")
    await anna.presses("Сохранить новой версией")
    await anna.sends_file("риски.xlsx", risks("2", "Что ещё?"))
    await anna.sees_last("Точно такая анкета у вас уже есть")
    await anna.presses("К анкете")
    day(place, date(2026, 4, 10))
    await anna.says("/start")
    async with place.town.database.unit() as unit:
        rounds = await unit.campaigns.open_rounds(1)
        forms = [(await unit.questionnaires.get(one.questionnaire_id)) for one in rounds]
    assert [(one.due, form.version) for one, form in zip(rounds, forms, strict=True) if form] == [
        (date(2026, 3, 20), "1"),
        (date(2026, 4, 20), "2"),
    ]


async def test_each_teacher_for_themselves(place: Place) -> None:
    anna, boris, vera, gleb = place.anna, place.boris, place.vera, place.gleb
    await keeps(anna)
    await collects(anna, "до 25 марта", who="Каждый педагог")
    await anna.sees_last("Ответили 0 из 2")
    await vera.sees(f"Новая анкета: {FORM}")
    await gleb.sees(f"Новая анкета: {FORM}")
    await boris.sees_no("Новая анкета")
    await anna.presses("Не ответили: 2")
    await anna.sees_last(f"Вера Лис – не начинали, {SCHOOL}", "Глеб Ёлкин – не начинали")


async def test_closed_it_asks_no_more(place: Place) -> None:
    anna, boris = place.anna, place.boris
    await keeps(anna)
    await collects(anna, "ежемесячно до 20 числа")
    await anna.sees_last("до 20 марта, пт; откроется 6 марта")
    day(place, date(2026, 3, 6))
    await anna.says("/forms")
    await anna.presses("0/8 · 20.03 · Профиль рисков…")
    await anna.presses("Весь сбор")
    await anna.presses("Закрыть сбор")
    await anna.sees_last("Ответы больше не принимаются")
    await anna.presses("Закрыть")
    await anna.sees_last("Сбор закрыт.")
    heard = await count(boris, FORM)
    day(place, date(2026, 4, 10))
    await anna.says("/forms")
    await anna.sees("Сейчас ничего не собираем")
    assert await count(boris, FORM) == heard == 1


async def test_a_restart_in_between_loses_nothing_and_repeats_nothing(place: Place, town: Town) -> None:
    anna, boris = place.anna, place.boris
    await keeps(anna)
    await anna.presses("Собрать ответы")
    await anna.presses("Отдельные школы")
    await anna.says("№ 2")
    await anna.presses(SCHOOL)
    await town.restart()
    await anna.presses("Дальше")
    await anna.presses("Один ответ от школы")
    await anna.says("до 25 марта")
    await town.restart()
    await anna.sees_last(f"Кому: {SCHOOL} – 1 ответ")
    await anna.presses("Начать сбор")
    await town.restart()
    await anna.says("/forms")
    await anna.sees_last("Ответили 0 из 1")
    assert await count(boris, "Новая анкета") == 1


async def test_who_comes_in_later_hears_then(place: Place) -> None:
    await keeps(place.anna)
    await collects(place.anna, "до 25 марта")
    olga = await place.town.joins(place.anna, OTHER, "Руководитель организации", "Ольга", "Сом")
    place.town.clock.move(timedelta(minutes=15))
    await place.anna.says("/start")
    await olga.sees(f"Новая анкета: {FORM}", OTHER)
    assert await count(place.boris, "Новая анкета") == 1


@pytest.mark.parametrize("who", ["boris", "vera"])
async def test_who_answers_collects_nothing(place: Place, who: str) -> None:
    person: Person = getattr(place, who)
    await person.says("/forms")
    await person.sees_last("Анкет для ответа нет")
    toast = await person.forges("qcl:0")
    assert toast is not None
    assert "Это делает другой человек" in toast.text
