"""How the page shows text: markup by UTF-16 offsets, rich messages, long chats; text is never markup."""

from __future__ import annotations

import pytest
from page_stage import Stage, keyboard

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

RICH = """<h1>Сводка</h1><p>Сдано <b>12</b></p>
<table bordered><tr><th>Школа</th><th align="right">Сдано</th></tr>
<tr><td>Школа № 4</td><td align="right">12</td></tr></table><ol><li>Первое</li><li>Второе</li></ol><hr/>
<details><summary>Опоздали</summary><p>Лицей</p></details><blockquote>Пункт 3</blockquote>"""


async def test_markup_stands_where_its_utf16_offsets_say(stage: Stage) -> None:
    await stage.anna.start()
    text = "👩‍🏫 Урок 🎉 завтра"
    entities = [
        {"type": "bold", "offset": 6, "length": 7},
        {"type": "italic", "offset": 11, "length": 9},
        {"type": "spoiler", "offset": 14, "length": 6},
    ]
    await stage.bot("sendMessage", chat_id=stage.anna.person, text=text, entities=entities)
    bubble = await stage.anna.sees("Урок")
    assert await bubble.locator("b").text_content() == "Урок 🎉"
    assert await bubble.locator("i").all_text_contents() == ["🎉", " завтра"]
    assert await bubble.locator(".text").text_content() == text
    spoiler = bubble.get_by_role("button", name="Скрытый текст")
    await spoiler.press("Enter")
    assert await bubble.locator(".revealed").text_content() == "завтра"


async def test_quotes_code_dates_and_links(stage: Stage) -> None:
    await stage.anna.start()
    quote = "<blockquote expandable>1\n2\n3\n4\n5 <b>пять</b></blockquote>"
    code = '<pre><code class="language-sql">select 1;</code></pre>'
    date = '<tg-time unix="1774414800" format="wD">в среду</tg-time>'
    form = '<a href="https://example.org/a?b=1&amp;c=2">форма</a>'
    await stage.tell(stage.anna, f"{quote}\n{code}{date} {form}")
    bubble = await stage.anna.sees("select 1;")
    more = bubble.get_by_role("button", name="Развернуть")
    await more.click()
    assert await bubble.get_by_role("button", name="Свернуть").get_attribute("aria-expanded") == "true"
    assert await bubble.locator("blockquote b").text_content() == "пять"
    assert await bubble.locator(".pre-head span").first.text_content() == "sql"
    assert "среда, 25 марта 2026" in await bubble.locator(".text time").inner_text()
    assert await bubble.get_by_role("link").get_attribute("href") == "https://example.org/a?b=1&c=2"


@pytest.mark.parametrize(
    "text", ['<img src=x onerror="window.hit=1">', "<script>window.hit=1</script>", "&lt;b&gt;"]
)
async def test_text_of_a_person_or_a_bot_is_never_markup(stage: Stage, text: str) -> None:
    await stage.anna.start()
    await stage.bot(
        "sendMessage",
        chat_id=stage.anna.person,
        text=text,
        reply_markup=keyboard([{"text": text, "callback_data": "x"}]),
    )
    await stage.anna.write(text)
    await stage.anna.bubbles.nth(2).wait_for()
    assert await stage.anna.box.locator(".text").all_text_contents() == ["/start", text, text]
    assert await stage.anna.box.locator(".key").text_content() == text
    assert await stage.page.evaluate("window.hit") is None


async def test_a_script_address_is_no_link(stage: Stage) -> None:
    await stage.anna.start()
    entity = {"type": "text_link", "offset": 0, "length": 6, "url": "javascript:window.hit=1"}
    message = {
        "message_id": 900,
        "date": 0,
        "text": "сюда же",
        "entities": [entity],
        "from": {"id": 1, "first_name": "?"},
    }
    stage.server.telegram.events.emit("message", chat_id=stage.anna.person, message=message)
    bubble = await stage.anna.sees("сюда же")
    assert await bubble.get_by_role("link").count() == 0


async def test_a_rich_message_has_a_real_table(stage: Stage) -> None:
    await stage.anna.start()
    await stage.bot("sendRichMessage", chat_id=stage.anna.person, rich_message={"html": RICH})
    bubble = await stage.anna.sees("Сводка")
    assert await bubble.get_by_role("heading", name="Сводка").count() == 1
    assert await bubble.get_by_role("columnheader").all_inner_texts() == ["Школа", "Сдано"]
    cell = bubble.get_by_role("cell", name="12")
    assert await cell.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    items = await bubble.get_by_role("listitem").all_inner_texts()
    assert [item.split() for item in items] == [["1.", "Первое"], ["2.", "Второе"]]
    hidden = bubble.get_by_text("Лицей")
    assert not await hidden.is_visible()
    await bubble.get_by_text("Опоздали").click()
    assert await hidden.is_visible()
    assert await bubble.locator("hr").count() == 1
    assert await bubble.locator("blockquote").inner_text() == "Пункт 3"


async def test_a_reader_of_old_messages_is_not_disturbed(stage: Stage) -> None:
    await stage.anna.start()
    for number in range(1, 200):
        await stage.tell(stage.anna, f"Задание {number}\nвторая строка")
    await stage.anna.sees("Задание 199")
    log = stage.anna.box.get_by_role("log")
    assert await distance(log) < 2
    assert await stage.anna.bubbles.count() == 200
    await stage.page.reload()
    await stage.anna.sees("Задание 199")
    assert await stage.anna.bubbles.count() == 120
    await log.evaluate("log => { log.scrollTop = 500; }")
    await stage.anna.box.locator(".to-end").wait_for()
    reading = stage.anna.bubbles.filter(has_text="Задание 90").first
    before = (await reading.bounding_box())["y"]
    first = stage.server.desk.state()["chats"][0]["messages"][82]["message_id"]
    await stage.bot("editMessageText", chat_id=stage.anna.person, message_id=first, text="Длиннее\n" * 9)
    await stage.tell(stage.anna, "Новое")
    await stage.anna.box.locator(".to-end", has_text="1").wait_for()
    assert abs((await reading.bounding_box())["y"] - before) < 2
    await log.evaluate("log => { log.scrollTop = 0; }")
    before = (await reading.bounding_box())["y"]
    await stage.anna.button("Показать более ранние").click()
    assert await stage.anna.bubbles.count() == 201
    assert abs((await reading.bounding_box())["y"] - before) < 2
    await stage.anna.button("В конец переписки").click()
    assert await distance(log) < 2


async def distance(log: object) -> float:
    away = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
    return float(await log.evaluate(away))  # type: ignore[attr-defined]
