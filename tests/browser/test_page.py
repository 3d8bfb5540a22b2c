"""The chat page in Chromium: people write, press and attach; the phones show what the bot said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_stage import Stage, keyboard

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def key(label: str, data: str, **more: Any) -> dict[str, Any]:
    return {"text": label, "callback_data": data, **more}


async def test_a_person_starts_and_the_bot_greets(stage: Stage) -> None:
    async def greet(stage: Stage, message: dict[str, Any]) -> None:
        await stage.tell(stage.anna, "<b>Здравствуйте</b>, Анна")

    stage.script["/start"] = greet
    assert await stage.anna.box.get_attribute("aria-label") == "Анна Ким · координатор"
    assert await stage.anna.input.count() == 0
    await stage.anna.start()
    bubble = await stage.anna.sees("Здравствуйте")
    assert await bubble.locator("b").inner_text() == "Здравствуйте"
    assert await stage.anna.box.get_by_role("textbox", name="Анна Ким").is_visible()
    assert await stage.boris.bubbles.count() == 0


async def test_a_press_works_until_it_is_answered_and_the_message_changes_in_place(stage: Stage) -> None:
    presses: list[dict[str, Any]] = []

    async def remember(stage: Stage, press: dict[str, Any]) -> None:
        presses.append(press)

    stage.script["done:17"] = remember
    await stage.anna.start()
    markup = keyboard([key("Сдать", "done:17", style="success"), key("Вернуть", "back:17", style="danger")])
    said = await stage.tell(stage.anna, "Задание открыто", reply_markup=markup)
    button = stage.anna.button("Сдать")
    await button.click()
    await stage.page.wait_for_function("document.querySelector('[aria-busy=true]') !== null")
    assert await stage.anna.button("Вернуть").get_attribute("aria-busy") is None
    await stage.bot("answerCallbackQuery", callback_query_id=presses[0]["id"], text="Принято на проверку")
    await stage.anna.box.get_by_role("status").filter(has_text="Принято на проверку").wait_for()
    assert await stage.page.locator("[aria-busy=true]").count() == 0
    where = {"chat_id": stage.anna.person, "message_id": said["message_id"]}
    await stage.bot("editMessageText", text="Задание сдано", **where)
    bubble = await stage.anna.sees("Задание сдано")
    assert await bubble.get_attribute("data-message") == str(said["message_id"])
    assert "изменено" in await bubble.inner_text()
    assert await stage.anna.box.get_by_text("Задание открыто").count() == 0


async def test_an_alert_waits_for_the_person_and_gives_the_focus_back(stage: Stage) -> None:
    async def warn(stage: Stage, press: dict[str, Any]) -> None:
        await stage.bot(
            "answerCallbackQuery", callback_query_id=press["id"], text="Нельзя отменить", show_alert=True
        )

    stage.script["warn"] = warn
    await stage.anna.start()
    await stage.tell(stage.anna, "Шаг", reply_markup=keyboard([key("Снять с контроля", "warn")]))
    await stage.anna.button("Снять с контроля").press("Enter")
    alert = stage.anna.box.get_by_role("alertdialog")
    await alert.wait_for()
    assert "Нельзя отменить" in await alert.inner_text()
    await stage.page.keyboard.press("Enter")
    await alert.wait_for(state="detached")
    assert await stage.page.evaluate("document.activeElement.textContent") == "Снять с контроля"


async def test_an_invitation_is_opened_by_somebody_else(stage: Stage) -> None:
    await stage.anna.start()
    link = "https://t.me/vekha_bot?start=inv_Zb7"
    await stage.tell(stage.anna, "Приглашение", reply_markup=keyboard([{"text": "Пригласить", "url": link}]))
    await stage.anna.button("Пригласить").click()
    await stage.page.get_by_role("dialog").get_by_role("button", name="Борис Ланской").click()
    await stage.boris.sees("/start inv_Zb7")
    await stage.boris.write(f"Перешлю Вере: {link}.")
    bubble = await stage.boris.sees("Перешлю Вере")
    await bubble.get_by_role("link", name=link).click()
    await stage.page.locator('[data-open-as="new"]').click()
    await stage.page.get_by_label("Имя", exact=True).fill("Дарья")
    await stage.page.get_by_role("button", name="Добавить", exact=True).click()
    newcomer = stage.page.get_by_role("region", name="Дарья")
    await newcomer.get_by_text("/start inv_Zb7").wait_for()


async def test_files_pictures_and_their_way_back(stage: Stage, tmp_path: Path) -> None:
    report = tmp_path / "Отчёт за март.txt"
    report.write_text("готово", encoding="utf-8")
    picture = tmp_path / "совещание.png"
    await stage.page.screenshot(path=picture, clip={"x": 0, "y": 0, "width": 320, "height": 200})
    await stage.anna.start()
    await attach(stage, "send_document", report)
    link = (await stage.anna.sees("Отчёт за март.txt")).get_by_role("link", name="Отчёт за март.txt").first
    answer = await stage.page.request.get(stage.server.address + await link.get_attribute("href"))
    assert await answer.text() == "готово"
    await attach(stage, "send_photo", picture, caption="Совещание директоров")
    image = (await stage.anna.sees("Совещание директоров")).locator("img")
    await stage.page.wait_for_function(
        "image => image.complete && image.naturalWidth === 320", arg=await image.element_handle()
    )
    messages = stage.server.desk.state()["chats"][0]["messages"]
    assert [sorted({"document", "photo"} & set(message)) for message in messages[-2:]] == [
        ["document"],
        ["photo"],
    ]


async def attach(stage: Stage, action: str, file: Path, caption: str = "") -> None:
    await stage.anna.box.locator('[data-action="attach"]').click()
    async with stage.page.expect_file_chooser() as chooser:
        await stage.page.locator(f'[data-action="{action}"]').click()
    await (await chooser.value).set_files(file)
    await stage.page.get_by_label("Подпись").fill(caption)
    await stage.page.get_by_role("dialog").get_by_role("button", name="Отправить").click()


GIVE = """async ([selector, type]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 60, height: 40 });
  const bytes = await new Promise((done) => canvas.toBlob(done));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], "image.png", { type: "image/png" }));
  const event = type === "paste"
    ? new ClipboardEvent(type, { clipboardData: carried, bubbles: true, cancelable: true })
    : new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
}"""


@pytest.mark.parametrize("gesture", ["paste", "drop"])
async def test_a_picture_is_pasted_or_dropped(stage: Stage, gesture: str) -> None:
    await stage.anna.start()
    box = f'.phone[data-person="{stage.anna.person}"]'
    where = f"{box} textarea" if gesture == "paste" else box
    await stage.page.evaluate(GIVE, [where, gesture])
    await stage.page.get_by_label("Как отправить").select_option("document")
    await stage.page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    await stage.anna.sees("image.png")
    assert await stage.anna.bubbles.locator("img").count() == 0


@pytest.mark.parametrize(
    ("action", "shown"),
    [
        ("send_voice", "audio"),
        ("send_sticker", "img.sticker"),
        ("send_contact", ".file"),
        ("send_location", ".file"),
    ],
)
async def test_what_is_not_text_or_file(stage: Stage, action: str, shown: str) -> None:
    await stage.anna.start()
    await stage.anna.box.locator('[data-action="attach"]').click()
    await stage.page.locator(f'[data-action="{action}"]').click()
    if action != "send_voice":
        await stage.page.locator("dialog .sticker-choice, dialog .main").first.click()
    await stage.anna.box.locator(f"[data-message] {shown}").wait_for()
    assert action.removeprefix("send_") in stage.server.desk.state()["chats"][0]["messages"][-1]


async def test_a_message_is_answered_changed_and_forwarded(stage: Stage) -> None:
    await stage.anna.start()
    await stage.tell(stage.anna, "Пришлите ссылку")
    await act(stage, "Пришлите ссылку", "reply")
    await stage.anna.write("вот она")
    assert "Пришлите ссылку" in await (await stage.anna.sees("вот она")).inner_text()
    await act(stage, "вот она", "edit")
    assert await stage.anna.input.input_value() == "вот она"
    await stage.anna.write("вот верная")
    assert "изменено" in await (await stage.anna.sees("вот верная")).inner_text()
    await act(stage, "вот верная", "forward")
    await stage.anna.sees("Переслано от: Анна Ким")
    assert await stage.anna.bubbles.count() == 4


async def act(stage: Stage, text: str, action: str) -> None:
    await (await stage.anna.sees(text)).get_by_role("button", name="Действия с сообщением").click()
    await stage.page.locator(f'[role=menuitem][data-action="{action}"]').click()


async def test_commands_are_suggested_and_sent(stage: Stage) -> None:
    commands = [
        {"command": "tasks", "description": "Мои задания"},
        {"command": "overdue", "description": "Кто опоздал"},
    ]
    await stage.bot("setMyCommands", commands=commands)
    await stage.anna.start()
    await stage.anna.input.press_sequentially("/")
    options = stage.anna.box.get_by_role("option")
    assert await options.all_inner_texts() == ["/tasks\nМои задания", "/overdue\nКто опоздал"]
    await stage.anna.input.press("ArrowDown")
    await stage.anna.input.press("Enter")
    await stage.anna.sees("/overdue")
    await stage.anna.box.locator('[data-action="commands"]').click()
    await stage.page.get_by_role("menuitem", name="/tasks").click()
    await (await stage.anna.sees("/tasks")).get_by_role("button", name="/tasks").click()
    await stage.anna.bubbles.filter(has_text="/tasks").nth(1).wait_for()
    texts = [message["text"] for message in stage.server.desk.state()["chats"][0]["messages"]]
    assert texts == ["/start", "/overdue", "/tasks", "/tasks"]


async def test_reply_keyboards_and_forced_replies(stage: Stage) -> None:
    await stage.anna.start()
    keys = {"keyboard": [[{"text": "Да"}, {"text": "Нет"}]], "one_time_keyboard": True}
    await stage.tell(stage.anna, "Открыть?", reply_markup=keys)
    await stage.anna.button("Нет").click()
    await stage.anna.sees("Нет")
    await stage.anna.box.locator(".reply-keyboard").wait_for(state="detached")
    force = {"force_reply": True, "input_field_placeholder": "Почему возвращаете"}
    asked = await stage.tell(stage.anna, "Причина?", reply_markup=force)
    await stage.anna.box.get_by_placeholder("Почему возвращаете").wait_for()
    await stage.anna.write("нет подписи")
    await stage.anna.sees("нет подписи")
    last = stage.server.desk.state()["chats"][0]["messages"][-1]
    assert last["reply_to_message"]["message_id"] == asked["message_id"]
