"""The page around the phones: calendar, faults, people, a narrow screen, the language, a cut."""

from __future__ import annotations

import pytest
from page_stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

NARROW = {"width": 390, "height": 844}


async def test_the_calendar_moves_and_days_part_the_chat(stage: Stage) -> None:
    await stage.anna.start()
    now = stage.page.locator(".now")
    assert "понедельник, 2 марта 2026, 08:00" in await now.inner_text()
    await stage.page.locator('[data-action="plus_hour"]').click()
    await now.filter(has_text="2 марта 2026, 09:00").wait_for()
    await stage.page.locator('[data-action="tomorrow"]').click()
    await now.filter(has_text="вторник, 3 марта 2026").wait_for()
    await stage.tell(stage.anna, "Доброе утро")
    await stage.anna.sees("Доброе утро")
    assert await stage.anna.box.locator(".day").all_inner_texts() == [
        "2 марта, понедельник",
        "3 марта, вторник",
    ]
    await stage.page.locator('[data-action="next_monday"]').click()
    await now.filter(has_text="понедельник, 9 марта 2026").wait_for()
    await stage.page.locator('[data-action="pick_date"]').click()
    await stage.page.get_by_label("День и время").fill("2026-09-01T10:30")
    await stage.page.get_by_role("button", name="Перевести").click()
    await now.filter(has_text="вторник, 1 сентября 2026, 10:30").wait_for()
    assert stage.server.telegram.clock.now().isoformat() == "2026-09-01T10:30:00+03:00"


async def test_telegram_is_broken_and_healed(stage: Stage) -> None:
    button = stage.page.locator('[data-action="faults"]')
    await button.click()
    panel = stage.page.get_by_role("dialog", name="Сломать Telegram")
    await panel.get_by_label("Что случится").select_option("403")
    await panel.get_by_label("Кому").select_option(str(stage.boris.person))
    await panel.get_by_label("Сколько раз").fill("2")
    await panel.locator('[data-action="break"]').click()
    await panel.get_by_text("403: бот заблокирован · Борис Ланской · раз: 2").wait_for()
    assert await button.inner_text() == "Сломано: 1"
    with pytest.raises(RuntimeError, match="Forbidden"):
        await stage.tell(stage.boris, "Напоминание")
    await panel.get_by_text("раз: 1").wait_for()
    await panel.locator('[data-action="heal"]').click()
    await panel.get_by_text("Сейчас всё работает.").wait_for()
    assert not list(stage.server.telegram.faults)


async def test_a_person_blocks_the_bot_and_lets_it_in_again(stage: Stage) -> None:
    await stage.boris.start()
    await stage.boris.box.locator('[data-action="phone-menu"]').click()
    await stage.page.get_by_role("menuitem", name="Заблокировать бота").click()
    await stage.boris.box.locator('[data-action="unblock"]').wait_for()
    with pytest.raises(RuntimeError, match="blocked by the user"):
        await stage.tell(stage.boris, "Напоминание")
    await stage.boris.box.locator('[data-action="unblock"]').click()
    await stage.boris.input.wait_for()
    await stage.tell(stage.boris, "Напоминание")
    await stage.boris.sees("Напоминание")


async def test_phones_are_hidden_count_what_is_new_and_are_remembered(stage: Stage) -> None:
    await stage.boris.start()
    chip = stage.page.locator(f'[data-toggle="{stage.boris.person}"]')
    await chip.click()
    await stage.boris.box.wait_for(state="detached")
    await stage.tell(stage.boris, "Первое")
    await stage.tell(stage.boris, "Второе", disable_notification=True)
    await chip.locator(".badge", has_text="2").wait_for()
    await stage.page.reload()
    await stage.anna.box.wait_for()
    assert await stage.boris.box.count() == 0
    await chip.click()
    bubble = await stage.boris.sees("Второе")
    assert await bubble.get_by_role("img", name="без звука").count() == 1
    assert await chip.get_attribute("aria-pressed") == "true"


async def test_one_phone_fills_a_narrow_screen(stage: Stage) -> None:
    await stage.page.set_viewport_size(NARROW)
    await stage.tell_all_started()
    for phone in (stage.anna, stage.boris, stage.vera):
        await stage.page.locator(f'[data-toggle="{phone.person}"]').click()
        await phone.sees("Очень длинное слово")
        assert await phone.box.evaluate("phone => phone.getBoundingClientRect().width") == NARROW["width"]
        assert await stage.page.locator(".phone:visible").count() == 1
    await stage.page.locator('[data-action="menu"]').click()
    await stage.page.locator('[data-action="tomorrow"]').click()
    await stage.page.locator(".now", has_text="3 мар").wait_for()
    assert await stage.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


async def test_the_page_speaks_english_too(stage: Stage) -> None:
    await stage.anna.start()
    await stage.anna.input.fill("черновик")
    await stage.page.get_by_role("button", name="EN", exact=True).click()
    await stage.page.get_by_text("Monday, 2 March 2026, 08:00").wait_for()
    assert await stage.page.evaluate("document.documentElement.lang") == "en"
    assert await stage.anna.input.get_attribute("placeholder") == "Message"
    assert await stage.anna.input.input_value() == "черновик"
    assert await stage.boris.box.get_by_role("button", name="Start", exact=True).is_visible()


async def test_after_a_cut_the_page_catches_up(stage: Stage) -> None:
    await stage.anna.start()
    await stage.tell(stage.anna, "До обрыва")
    old = await (await stage.anna.sees("До обрыва")).element_handle()
    await stage.server.stop()
    await stage.page.get_by_text("прервалась").wait_for()
    stage.server.desk.deed(stage.anna.person, "text", {"text": "Написано без связи"})
    await stage.restart_server()
    await stage.anna.sees("Написано без связи")
    await stage.page.get_by_text("прервалась").wait_for(state="hidden")
    assert await old.evaluate("bubble => bubble.isConnected")
    await stage.tell(stage.anna, "Связь есть")
    await stage.anna.sees("Связь есть")


async def test_nothing_typed_is_lost_while_the_sandbox_is_away(stage: Stage) -> None:
    await stage.anna.start()
    await stage.server.stop()
    await stage.anna.write("Сдаю отчёт")
    await stage.page.get_by_text("Песочница не отвечает").wait_for()
    assert await stage.anna.input.input_value() == "Сдаю отчёт"
    await stage.restart_server()
    await stage.anna.input.press("Enter")
    await stage.anna.sees("Сдаю отчёт")
    for number in range(5):
        await stage.anna.write(f"Строка {number}")
    await stage.anna.sees("Строка 4")
    texts = [message["text"] for message in stage.server.desk.state()["chats"][0]["messages"]]
    assert texts == ["/start", "Сдаю отчёт", *(f"Строка {number}" for number in range(5))]


async def test_typing_is_not_disturbed_and_the_bot_types(stage: Stage) -> None:
    await stage.anna.start()
    await stage.anna.input.press_sequentially("Готово")
    await stage.bot("sendChatAction", chat_id=stage.anna.person, action="typing")
    await stage.anna.box.get_by_text("печатает…").wait_for()
    await stage.tell(stage.anna, "Напоминаю о сроке")
    await stage.anna.sees("Напоминаю о сроке")
    assert await stage.anna.box.get_by_text("печатает…").count() == 0
    await stage.page.keyboard.press("Shift+Enter")
    await stage.page.keyboard.type("вот ссылка")
    assert await stage.anna.input.input_value() == "Готово\nвот ссылка"
    await stage.page.keyboard.press("Enter")
    await stage.anna.sees("вот ссылка")
    assert await stage.anna.input.input_value() == ""


async def test_a_group_stands_beside_the_private_chat(stage: Stage) -> None:
    await stage.anna.start()
    group = stage.server.desk.make_group(
        {"title": "Кураторы", "members": [stage.anna.person, stage.boris.person]}
    )
    await stage.bot("sendMessage", chat_id=group["id"], text="Всем доброе утро")
    await stage.anna.box.locator(".chat-tab .badge").wait_for()
    await stage.anna.box.locator(f'[data-chat="{group["id"]}"]').click()
    await stage.anna.sees("Всем доброе утро")
    await stage.anna.write("/spasibo")
    await stage.boris.box.locator(f'[data-chat="{group["id"]}"]').click()
    bubble = await stage.boris.sees("/spasibo")
    assert "Анна Ким" in await bubble.inner_text()
    assert "in" in (await bubble.get_attribute("class")).split()
    assert await stage.vera.box.locator(".chat-tab").count() == 0
