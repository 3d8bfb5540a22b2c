"""What is sent while something happened to its task: nothing is lost, nothing goes to the wrong task."""

from __future__ import annotations

from sandbox.person import Person
from tests.stories.place import Place
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
TASK = "Самодиагностика"
OTHER = "Назначение"
LINK = "https://school2.example.org/a"
PHONE = "тел мамы +7 912 345-67-89"


async def school(town: Town) -> tuple[Person, Person]:
    """A coordinator with a live road map, and the director of a school."""
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def opens(person: Person, title: str = TASK) -> None:
    await person.says(f"/tasks {title}")
    await person.presses(title[:10])


async def hands_in(person: Person, title: str, link: str) -> None:
    await opens(person, title)
    await person.presses("Сдать")
    await person.says(link)


async def delegates(place: Place, to: Person) -> None:
    number = await the_task(place)
    await place.give(number, to)


async def the_task(place: Place) -> int:
    return int(
        place.rows(
            f"SELECT t.id FROM task t JOIN activity a ON a.id = t.activity_id WHERE a.title LIKE '{TASK}%'"
            f" AND t.organisation_id = {await place.school()}"
        )[0][0]
    )


async def test_whoever_has_lost_the_task_is_not_kept_by_the_question(place: Place) -> None:
    await delegates(place, place.vera)
    await opens(place.vera)
    await place.vera.presses("Сдать")
    await place.vera.says(f"{PHONE} {LINK}")
    await place.vera.sees_last("телефон")
    await delegates(place, place.gleb)
    await place.vera.presses("Не сдавать")
    await place.vera.sees_last("Хорошо, это отменено")


async def test_a_link_for_a_task_that_is_somebody_elses_now_is_asked_about(place: Place) -> None:
    await delegates(place, place.vera)
    await place.give((await place.tasks())[0], place.vera)
    await opens(place.vera)
    await place.vera.presses("Сдать")
    await place.vera.says(f"{PHONE} {LINK}")
    await delegates(place, place.gleb)
    await place.vera.says("https://school2.example.org/b")
    await place.vera.presses("Не сдавать")
    await place.vera.sees_last("К какому заданию это?", "school2.example.org/b")
    await place.vera.sees_no("никуда не ведёт")


async def test_a_link_after_its_task_was_accepted_is_asked_about(town: Town) -> None:
    anna, boris = await school(town)
    await hands_in(boris, TASK, LINK)
    await boris.presses("Добавить подтверждение")
    await boris.says(PHONE)
    await anna.presses("Принять")
    await boris.says("https://school2.example.org/b")
    await boris.presses("Не сдавать")
    await boris.sees_last("К какому заданию это?", "school2.example.org/b")


async def test_a_proof_in_reply_about_somebody_elses_task_is_asked_about(place: Place) -> None:
    await delegates(place, place.vera)
    await place.give((await place.tasks())[0], place.vera)
    await opens(place.vera)
    card = await place.vera.last()
    await delegates(place, place.gleb)
    await place.vera.says("спасибо", reply_to=card)
    await place.vera.sees_last("Это непонятно")
    await place.vera.says(LINK, reply_to=card)
    await place.vera.sees_last("К какому заданию это?", "school2.example.org/a")


async def test_a_reply_about_another_task_returns_nothing(town: Town) -> None:
    anna, boris = await school(town)
    await hands_in(boris, TASK, LINK)
    first = await anna.sees("На проверку", TASK)
    await hands_in(boris, OTHER, "https://school2.example.org/b")
    second = await anna.sees("На проверку", OTHER)
    await anna.presses("Вернуть", on=TASK)
    await anna.says("Всё хорошо, спасибо", reply_to=second)
    await anna.sees_last("Что с этим сделать?", "Всё хорошо, спасибо", OTHER)
    await boris.sees_no("Возвращено")
    await anna.forges(next(b.data for b in first.buttons if b.label == "Вернуть") or "")
    await anna.says("Нет выводов")
    await boris.gets("Возвращено: Нет выводов", TASK)


async def test_a_questioned_file_in_an_album_makes_no_note_of_each_file(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris)
    await boris.presses("Сдать")
    for number in range(10):
        await boris.sends_file("Список учащихся 7б.xlsx" if number == 4 else f"{number}.pdf", b"x", album="t")
    assert not [one for one in await anna.bubbles() if "Добавлено" in one.text]
    await boris.presses("Всё равно сдать")
    await boris.sees_last("всего 10 подтверждений")
    await anna.gets("Добавлено к тому, что на проверке", "Список учащихся 7б.xlsx")


async def test_an_album_that_begins_with_a_questioned_file_is_told_of_once(town: Town) -> None:
    anna, boris = await school(town)
    await hands_in(boris, TASK, LINK)
    await boris.presses("Добавить подтверждение")
    for name in ("Список учащихся 7б.xlsx", "1.pdf", "2.pdf", "3.pdf"):
        await boris.sends_file(name, b"x", album="t")
    added = [one.text for one in await anna.bubbles() if "Добавлено" in one.text]
    assert len(added) == 1
    assert "1.pdf" in added[0]


async def test_a_name_that_turns_the_direction_turns_nothing_behind_it(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris)
    await boris.presses("Сдать")
    await boris.sends_file("отчёт\u202efdp.exe", b"x", caption="итог")
    await boris.sees_last("\u2068отчёт\u202efdp.exe\u2069 (итог)")
    await anna.gets("На проверку", "\u2068отчёт\u202efdp.exe\u2069 (итог)")


async def test_words_that_grow_too_long_are_not_cut_off_silently(town: Town) -> None:
    _, boris = await school(town)
    await opens(boris)
    await boris.says("а" * 4000, reply_to=await boris.last())
    asked = await boris.sees_last("Что с этим сделать?")
    await boris.says("б" * 200, reply_to=asked)
    await boris.gets("Это 4201 знак", "4096")
    await boris.presses("Сдать как подтверждение")
    await boris.gets("🕓 Сдано: 1 подтверждение")
