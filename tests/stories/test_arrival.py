"""Coming in: the administrator's first minute, invitations, strangers."""

from tests.town import Town


async def test_the_administrator_names_the_department_and_is_its_coordinator(town: Town) -> None:
    anna = await town.person("Анна", "Ким", admin=True)
    await anna.starts()
    await anna.sees_last("Как называется ваше управление образования?")
    await anna.says("  Управление   образования <Верхнереченского> округа ")
    await anna.sees_last("Готово: Управление образования <Верхнереченского> округа")
    await anna.says("/start")
    await anna.sees_last("муниципальный координатор")


async def test_a_name_without_letters_is_asked_for_again(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    await anna.says("12345")
    await anna.gets("В названии нужны буквы", "200")
    await anna.says("Отдел образования")
    await anna.gets("Готово: Отдел образования")


async def test_a_restart_in_mid_conversation_goes_on_where_it_was(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    await town.restart()
    await anna.says("Отдел образования")
    await anna.gets("Готово: Отдел образования")


async def test_a_stranger_reads_how_people_come_in_whatever_they_send(town: Town) -> None:
    boris = await town.person("Борис")
    for text in ("/start", "/tasks", "Здравствуйте", "https://example.org/report"):
        await boris.says(text)
        await boris.gets("по личной ссылке")
    await boris.sends_photo()
    await boris.gets("по личной ссылке")
    toast = await boris.forges("t:1")
    assert toast is not None
    assert "по личной ссылке" in toast.text
