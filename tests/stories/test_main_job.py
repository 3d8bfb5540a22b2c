"""The main job, from the order to the digest."""

from tests.town import ORDER, Town, order


async def test_an_order_goes_in_and_the_director_hands_in_a_link(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.sees_last("Прочитано: 4 раздела, 18 мероприятий", "Приказ № 18-од от 26 января 2026")
    await anna.sees_last("36 сроков → 139 заданий", "Организаций: 10", "2 сомнения")
    await anna.presses("Строки")
    await anna.sees_last(
        "Строки 1–5 из 18", "Назначение школьных координаторов", "До 16 февраля 2026 года → "
    )
    await anna.presses("« Назад")
    await anna.presses("Ввести в действие")
    await anna.sees_last("срок уже прошёл", "Как их считать?")
    await anna.presses("Просроченными")
    await anna.sees_last("Дорожная карта действует")

    boris = await town.joins(anna, "МБОУ СОШ № 2", "Руководитель организации", "Борис", "Орлов")
    await boris.sees("Вы вошли как руководитель организации: МБОУ СОШ № 2")
    await anna.gets("Борис Орлов", "МБОУ СОШ № 2")

    await boris.presses("Задания")
    await boris.sees_last("Назначение школьных координаторов", "❗ просрочено на 14 дней")
    await boris.presses("Назначение")
    await boris.sees_last("до 16 февраля, пн", "Подтверждение: Приказ школы, ссылка на сайт")
    await boris.presses("Сдать")
    await boris.says("Вот: https://school2.example.org/order.pdf")
    await boris.sees_last("Сдано: 1 подтверждение", "school2.example.org/order.pdf", "на проверке")

    await anna.gets("На проверку: МБОУ СОШ № 2", "school2.example.org/order.pdf", "Борис Орлов")
    await anna.presses("Принять")
    await boris.gets("Принято", "Назначение школьных координаторов")
    await anna.says("/status")
    await anna.sees_last("Принято 1 из ", "Принято: 1", "Просрочено: ")
