"""Sending, editing, deleting: what Telegram lets a bot do with messages, and its words when it does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sandbox_asking import Asking

from sandbox.desk import Desk
from sandbox.images import grey_picture
from sandbox.telegram import Telegram
from sandbox.things import Account
from sandbox.wire import Json, Upload

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def keyboard(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def button(**fields: Any) -> Json:
    return {"text": "Открыть", **fields}


OPEN = keyboard([button(callback_data="t:1")])


async def test_a_message_has_a_sender_a_chat_and_the_sandboxs_date(
    ask: Asking, anna: Account, telegram: Telegram
) -> None:
    message = await ask("sendMessage", chat_id=anna.id, text="Добрый день", reply_markup=OPEN)
    assert message["from"]["username"] == "vekha_bot"
    assert message["chat"] == {
        "id": anna.id,
        "first_name": "Анна",
        "last_name": "Ким",
        "type": "private",
    }
    assert message["date"] == telegram.clock.unix()
    assert message["reply_markup"] == OPEN


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "message text is empty"),
        ({"text": ""}, "message text is empty"),
        ({"text": "да", "colour": "red"}, 'unknown parameter "colour"'),
        ({"text": 5}, 'wrong parameter "text": a string is expected'),
        (
            {"text": "да", "disable_notification": "может быть"},
            'wrong parameter "disable_notification": true or false is expected',
        ),
        ({"text": "да", "entities": "{"}, 'wrong parameter "entities": a JSON array is expected'),
        ({"text": "да", "reply_markup": "[]"}, 'wrong parameter "reply_markup": a JSON object is expected'),
        ({"text": "да", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "да", "message_thread_id": 7}, "message thread not found"),
    ],
)
async def test_parameters_are_refused_by_name(ask: Asking, anna: Account, fields: Json, words: str) -> None:
    assert await ask.refusal("sendMessage", chat_id=anna.id, **fields) == f"400 Bad Request: {words}"


@pytest.mark.parametrize(
    ("chat_id", "words"),
    [
        (None, "400 Bad Request: chat_id is empty"),
        ("", "400 Bad Request: chat_id is empty"),
        (12, "400 Bad Request: chat not found"),
        (-12, "400 Bad Request: chat not found"),
        ("@nobody_here", "400 Bad Request: chat not found"),
        ("школа", '400 Bad Request: wrong parameter "chat_id": an integer is expected'),
        (7_000_000_001, "403 Forbidden: bots can't send messages to bots"),
    ],
)
async def test_chats_that_cannot_be_reached(ask: Asking, chat_id: Any, words: str) -> None:
    assert await ask.refusal("sendMessage", chat_id=chat_id, text="да") == words


async def test_people_who_do_not_let_the_bot_in(ask: Asking, anna: Account, desk: Desk) -> None:
    stranger = desk.deeds.arrive("Борис")
    words = "403 Forbidden: bot can't initiate conversation with a user"
    assert await ask.refusal("sendMessage", chat_id=stranger.id, text="да") == words
    desk.deeds.block(anna, blocked=True)
    words = "403 Forbidden: bot was blocked by the user"
    assert await ask.refusal("sendMessage", chat_id=anna.id, text="да") == words
    desk.deeds.start(anna)
    await ask("sendMessage", chat_id=anna.id, text="С возвращением")
    desk.deeds.deactivate(anna)
    words = "403 Forbidden: user is deactivated"
    assert await ask.refusal("sendMessage", chat_id=anna.id, text="да") == words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard([button(callback_data="")]), "BUTTON_DATA_INVALID"),
        (keyboard([button(callback_data="ы" * 33)]), "BUTTON_DATA_INVALID"),
        (keyboard([button(callback_data="ы" * 32 + "a")]), "BUTTON_DATA_INVALID"),
        (keyboard([button(callback_data=5)]), "BUTTON_DATA_INVALID"),
        (
            keyboard([button()]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard([{"text": " ", "callback_data": "a"}]),
            'can\'t parse inline keyboard button: Field "text" must be a non-empty String',
        ),
        (
            keyboard([button(callback_data="a", url="https://example.org")]),
            "can't parse inline keyboard button: exactly one of url, callback_data is expected",
        ),
        (keyboard([button(data="a")]), 'can\'t parse inline keyboard button: unknown field "data"'),
        (
            keyboard([button(url="файл")]),
            "inline keyboard button URL 'файл' is invalid: Wrong HTTP URL",
        ),
        (
            keyboard([button(url="ftp://example.org/a")]),
            "inline keyboard button URL 'ftp://example.org/a' is invalid: Unsupported URL protocol",
        ),
        (
            keyboard([button(web_app={"url": "http://example.org"})]),
            "inline keyboard button web app URL 'http://example.org' is invalid: "
            "Only HTTPS links are allowed",
        ),
        (keyboard(*[[button(callback_data="a")]] * 101), "reply markup is too long"),
        (keyboard(*[[button(callback_data="ы" * 32)] * 8] * 12), "reply markup is too long"),
        ({"inline_keyboard": "a"}, "can't parse inline keyboard markup: field must be of type Array"),
        ({}, "object expected as reply markup"),
    ],
)
async def test_buttons_are_checked(ask: Asking, anna: Account, markup: Json, words: str) -> None:
    said = await ask.refusal("sendMessage", chat_id=anna.id, text="да", reply_markup=markup)
    assert said == f"400 Bad Request: {words}"


async def test_buttons_at_their_limits_are_taken(ask: Asking, anna: Account) -> None:
    edge = keyboard([button(callback_data="ы" * 32), button(url="tg://user?id=1")])
    assert await ask("sendMessage", chat_id=anna.id, text="да", reply_markup=edge)
    hundred = keyboard(*[[{"text": "а", "callback_data": "a"}] * 8] * 12)
    assert await ask("sendMessage", chat_id=anna.id, text="да", reply_markup=hundred)


async def test_an_edit_changes_the_text_and_drops_the_keyboard_it_does_not_name(
    ask: Asking, anna: Account, telegram: Telegram
) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="раз", reply_markup=OPEN)
    telegram.clock.move(timedelta(days=300))
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    edited = await ask("editMessageText", **target, text="два")
    assert edited["text"] == "два"
    assert "reply_markup" not in edited
    assert edited["edit_date"] == edited["date"] + 300 * 86_400


async def test_an_edit_that_changes_nothing_is_refused(ask: Asking, anna: Account) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="<b>раз</b>", parse_mode="HTML", reply_markup=OPEN)
    target = {"chat_id": anna.id, "message_id": sent["message_id"], "reply_markup": OPEN}
    same = await ask.refusal("editMessageText", **target, text=" <b>раз</b>\n", parse_mode="HTML")
    assert same == NOT_MODIFIED
    assert await ask.refusal("editMessageReplyMarkup", **target) == NOT_MODIFIED
    assert await ask("editMessageText", **target, text="раз")


async def test_messages_that_cannot_be_edited(ask: Asking, anna: Account, desk: Desk) -> None:
    own = desk.deeds.say(anna, desk.deeds.chat_of(anna), "моё")
    with_keyboard = await ask(
        "sendMessage", chat_id=anna.id, text="да", reply_markup={"keyboard": [["Да", "Нет"]]}
    )
    forwarded = await ask("forwardMessage", chat_id=anna.id, from_chat_id=anna.id, message_id=own.id)
    for number in (own.id, with_keyboard["message_id"], forwarded["message_id"]):
        words = await ask.refusal("editMessageText", chat_id=anna.id, message_id=number, text="нет")
        assert words == "400 Bad Request: message can't be edited"
    words = await ask.refusal("editMessageText", chat_id=anna.id, message_id=99, text="нет")
    assert words == "400 Bad Request: message to edit not found"


async def test_words_of_a_file_are_a_caption(ask: Asking, anna: Account) -> None:
    file = {"document": Upload("план.txt", b"plan")}
    sent = await ask("sendDocument", file, chat_id=anna.id, caption="раз")
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    words = await ask.refusal("editMessageText", **target, text="два")
    assert words == "400 Bad Request: there is no text in the message to edit"
    edited = await ask("editMessageCaption", **target, caption="<i>два</i>", parse_mode="HTML")
    assert (edited["caption"], edited["document"]) == ("два", sent["document"])
    text = await ask("sendMessage", chat_id=anna.id, text="да")
    words = await ask.refusal(
        "editMessageCaption", chat_id=anna.id, message_id=text["message_id"], caption="а"
    )
    assert words == "400 Bad Request: there is no caption in the message to edit"


async def test_a_text_becomes_rich_and_back(ask: Asking, anna: Account) -> None:
    sent = await ask("sendRichMessage", chat_id=anna.id, rich_message={"html": "<h1>Сводка</h1>"})
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert (await ask("editMessageText", **target, text="просто"))["text"] == "просто"
    rich = await ask("editMessageText", **target, rich_message='{"html": "<p>да</p>"}')
    assert rich["rich_message"]["blocks"] == [{"type": "paragraph", "text": "да"}]
    assert "text" not in rich


async def test_a_media_message_gets_another_file(ask: Asking, anna: Account) -> None:
    sent = await ask("sendDocument", {"document": Upload("а.txt", b"1")}, chat_id=anna.id)
    edited = await ask(
        "editMessageMedia",
        {"new": Upload("б.txt", b"22")},
        chat_id=anna.id,
        message_id=sent["message_id"],
        media={"type": "document", "media": "attach://new", "caption": "новый"},
    )
    assert (edited["document"]["file_name"], edited["caption"]) == ("б.txt", "новый")


async def test_deleting_has_its_term(ask: Asking, anna: Account, telegram: Telegram) -> None:
    first, second = [await ask("sendMessage", chat_id=anna.id, text=text) for text in ("раз", "два")]
    assert await ask("deleteMessage", chat_id=anna.id, message_id=first["message_id"])
    words = await ask.refusal("deleteMessage", chat_id=anna.id, message_id=first["message_id"])
    assert words == "400 Bad Request: message to delete not found"
    telegram.clock.move(timedelta(hours=48, seconds=1))
    words = await ask.refusal("deleteMessage", chat_id=anna.id, message_id=second["message_id"])
    assert words == "400 Bad Request: message can't be deleted for everyone"


async def test_several_are_deleted_at_once_and_missing_ones_are_passed_over(
    ask: Asking, anna: Account, desk: Desk
) -> None:
    sent = [(await ask("sendMessage", chat_id=anna.id, text=str(n)))["message_id"] for n in range(3)]
    assert await ask("deleteMessages", chat_id=anna.id, message_ids=[*sent[:2], 999])
    left = [message.plain for message in desk.deeds.chat_of(anna).messages.values()]
    assert left == ["/start", "2"]
    assert "from 1 to 100" in await ask.refusal("deleteMessages", chat_id=anna.id, message_ids=[])


@pytest.mark.parametrize(
    ("method", "field", "upload"),
    [
        ("sendDocument", "document", Upload("отчёт.docx", b"PK")),
        ("sendPhoto", "photo", Upload("фото.png", grey_picture())),
        ("sendVoice", "voice", Upload("голос.ogg", b"OggS")),
        ("sendVideo", "video", Upload("урок.mp4", b"mp4")),
        ("sendAudio", "audio", Upload("гимн.mp3", b"ID3")),
        ("sendSticker", "sticker", Upload("да.webp", b"RIFF")),
        ("sendAnimation", "animation", Upload("да.gif", b"GIF89a")),
    ],
)
async def test_a_file_is_sent_found_and_sent_again(
    ask: Asking, anna: Account, telegram: Telegram, method: str, field: str, upload: Upload
) -> None:
    sent = await ask(method, {field: upload}, chat_id=anna.id)
    shown = sent[field][-1] if field == "photo" else sent[field]
    found = await ask("getFile", file_id=shown["file_id"])
    stored = await telegram.download(ask.token, found["file_path"])
    assert (stored.content, found["file_size"]) == (upload.content, len(upload.content))
    again = await ask(method, chat_id=anna.id, **{field: shown["file_id"]})
    assert again[field] == sent[field]


async def test_the_largest_photo_is_the_last(ask: Asking, anna: Account) -> None:
    sent = await ask("sendPhoto", {"photo": Upload("ф.png", grey_picture(400))}, chat_id=anna.id)
    assert [size["width"] for size in sent["photo"]] == [90, 400]


@pytest.mark.parametrize(
    ("method", "fields", "uploads", "words"),
    [
        ("sendDocument", {}, {}, "there is no document in the request"),
        ("sendDocument", {"document": "AgAC"}, {}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": "attach://a"}, {}, 'there is no file "attach://a" in the request'),
        ("sendDocument", {}, {"document": Upload("а", b"")}, "file must be non-empty"),
        ("sendPhoto", {}, {"photo": Upload("а.png", b"text")}, "IMAGE_PROCESS_FAILED"),
        ("getFile", {"file_id": "AgAC"}, {}, "wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_files_that_are_not_taken(
    ask: Asking, anna: Account, method: str, fields: Json, uploads: dict[str, Upload], words: str
) -> None:
    chat = {} if method == "getFile" else {"chat_id": anna.id}
    assert await ask.refusal(method, uploads, **chat, **fields) == f"400 Bad Request: {words}"


async def test_a_picture_too_long_for_a_photo(ask: Asking, anna: Account) -> None:
    header = bytearray(grey_picture())
    header[16:20] = (4000).to_bytes(4, "big")
    said = await ask.refusal("sendPhoto", {"photo": Upload("а.png", bytes(header))}, chat_id=anna.id)
    assert said == "400 Bad Request: PHOTO_INVALID_DIMENSIONS"


async def test_files_have_limits(ask: Asking, anna: Account) -> None:
    big = {"document": Upload("том.zip", bytes(20 * 2**20 + 1))}
    sent = await ask("sendDocument", big, chat_id=anna.id)
    words = await ask.refusal("getFile", file_id=sent["document"]["file_id"])
    assert words == "400 Bad Request: file is too big"
    bigger = {"document": Upload("том.zip", bytes(50 * 2**20 + 1))}
    assert await ask.refusal("sendDocument", bigger, chat_id=anna.id) == "413 Request Entity Too Large"


async def test_a_file_of_another_kind_is_refused(ask: Asking, anna: Account) -> None:
    sent = await ask("sendDocument", {"document": Upload("а.txt", b"1")}, chat_id=anna.id)
    words = await ask.refusal("sendPhoto", chat_id=anna.id, photo=sent["document"]["file_id"])
    assert words == "400 Bad Request: can't use file of type Document as Photo"


async def test_an_album_is_several_messages_with_one_mark(ask: Asking, anna: Account) -> None:
    files = {"a": Upload("а.txt", b"1"), "b": Upload("б.txt", b"2")}
    media = [
        {"type": "document", "media": "attach://a"},
        {"type": "document", "media": "attach://b", "caption": "оба"},
    ]
    sent = await ask("sendMediaGroup", files, chat_id=anna.id, media=media)
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.get("caption") for message in sent] == [None, "оба"]
    assert "from 2 to 10" in await ask.refusal("sendMediaGroup", files, chat_id=anna.id, media=media[:1])
    mixed = [{"type": "photo", "media": "attach://a"}, media[1]]
    words = await ask.refusal("sendMediaGroup", files, chat_id=anna.id, media=mixed)
    assert words == "400 Bad Request: can't use the media of the specified type in the album"


async def test_copies_have_no_origin_and_forwards_have_one(ask: Asking, anna: Account, desk: Desk) -> None:
    said = desk.deeds.say(anna, desk.deeds.chat_of(anna), "мой отчёт")
    here = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": said.id}
    forwarded = await ask("forwardMessage", **here)
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Анна"
    copied = await ask("copyMessage", **here)
    assert set(copied) == {"message_id"}
    words = await ask.refusal("copyMessage", **{**here, "message_id": 999})
    assert words == "400 Bad Request: message to copy not found"


async def test_protected_messages_are_not_forwarded(ask: Asking, anna: Account) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="тайна", protect_content=True)
    words = await ask.refusal(
        "forwardMessage", chat_id=anna.id, from_chat_id=anna.id, message_id=sent["message_id"]
    )
    assert words == "400 Bad Request: message has protected content and can't be forwarded"


async def test_pins_contacts_places_reactions_and_typing(
    ask: Asking, anna: Account, telegram: Telegram
) -> None:
    contact = await ask("sendContact", chat_id=anna.id, phone_number="+70000000000", first_name="Отдел")
    assert contact["contact"]["first_name"] == "Отдел"
    place = await ask("sendLocation", chat_id=str(anna.id), latitude="55.5", longitude=37)
    assert place["location"] == {"latitude": 55.5, "longitude": 37.0}
    number = place["message_id"]
    assert await ask("pinChatMessage", chat_id=anna.id, message_id=number)
    assert (await ask("getChat", chat_id=anna.id))["pinned_message"]["message_id"] == number
    assert await ask("unpinChatMessage", chat_id=anna.id)
    assert "pinned_message" not in await ask("getChat", chat_id=anna.id)
    good = [{"type": "emoji", "emoji": "👍"}]
    assert await ask("setMessageReaction", chat_id=anna.id, message_id=number, reaction=good)
    assert await ask("sendChatAction", chat_id=anna.id, action="typing")
    assert telegram.events.history[-1].kind == "action"
    words = await ask.refusal("sendChatAction", chat_id=anna.id, action="thinking")
    assert words == "400 Bad Request: wrong parameter action in request"
