"""The three doors over HTTP: shapes of requests, strangers, files, events, webhooks, the command."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sandbox_asking import Asking
from yarl import URL

from sandbox.bots import DEFAULT_TOKEN
from sandbox.desk import Desk
from sandbox.server import Server
from sandbox.telegram import Telegram
from sandbox.things import Account
from sandbox.webhooks import SECRET_HEADER, Pauses
from sandbox.wire import Json, Upload


@pytest.fixture
async def server(telegram: Telegram, tmp_path: Path) -> AsyncIterator[Server]:
    page = tmp_path / "page"
    page.mkdir()
    (tmp_path / "outside.js").write_text("export const x = 1;\n", encoding="utf-8")
    (page / "index.html").write_text("<!doctype html><title>Веха</title>", encoding="utf-8")
    (page / "phone.js").write_text("export const x = 1;\n", encoding="utf-8")
    (page / "secret.py").write_text("x = 1\n", encoding="utf-8")
    async with Server(telegram, page=page, pauses=Pauses(0.01, 0.05)) as ready:
        yield ready


@pytest.fixture
async def http(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.address) as session:
        yield session


API = f"/bot{DEFAULT_TOKEN}"


async def test_a_request_may_have_any_shape(http: aiohttp.ClientSession, anna: Account) -> None:
    fields = {"chat_id": str(anna.id), "text": "Добрый день"}
    form = aiohttp.FormData(fields)
    form.add_field("reply_markup", '{"inline_keyboard": [[{"text": "а", "callback_data": "a"}]]}')
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    requests = [
        http.get(f"{API}/sendMessage", params=fields),
        http.post(f"{API}/SENDMESSAGE", params={"text": "Добрый день"}, json={"chat_id": anna.id}),
        http.post(f"{API}/sendmessage", data=form),
        http.post(f"{API}/sendMessage", data=multipart),
    ]
    for request in requests:
        async with request as answer:
            said = await answer.json()
            assert (answer.status, said["ok"], said["result"]["text"]) == (200, True, "Добрый день")


async def test_files_come_by_name_or_attached(http: aiohttp.ClientSession, anna: Account) -> None:
    for document in (None, "attach://x"):
        fields = {"chat_id": str(anna.id), **({"document": document} if document else {})}
        form = aiohttp.FormData(fields, quote_fields=False)
        form.add_field("x" if document else "document", b"plan", filename="план.txt")
        async with http.post(f"{API}/sendDocument", data=form) as answer:
            sent = (await answer.json())["result"]["document"]
        assert (sent["file_name"], sent["file_size"]) == ("план.txt", 4)
    async with http.get(f"{API}/getFile", params={"file_id": sent["file_id"]}) as answer:
        path = (await answer.json())["result"]["file_path"]
    async with http.get(f"/file{API}/{path}") as answer:
        assert await answer.read() == b"plan"
    async with http.get(f"/file{API}/documents/nothing") as answer:
        assert (answer.status, (await answer.json())["description"]) == (404, "Not Found")


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("/bot123:ABC/getMe", None, 401, "Unauthorized"),
        (f"{API}/sendTelepathy", None, 404, "Not Found: method not found: sendTelepathy"),
        (f"{API}/sendMessage", "{", 400, "Bad Request: can't parse JSON body"),
        (f"{API}/sendMessage", "[]", 400, "Bad Request: the JSON body must be an object"),
        ("/somewhere/else", None, 404, "Not Found"),
    ],
)
async def test_mistakes_are_told_in_json(
    http: aiohttp.ClientSession, path: str, body: str | None, status: int, words: str
) -> None:
    headers = {"Content-Type": "application/json"} if body else {}
    async with http.post(path, data=body, headers=headers) as answer:
        assert await answer.json() == {"ok": False, "error_code": status, "description": words}
        assert answer.status == status


async def test_a_body_too_large_is_refused(http: aiohttp.ClientSession, anna: Account) -> None:
    form = aiohttp.FormData({"chat_id": str(anna.id)})
    form.add_field("document", io.BytesIO(bytes(53 * 2**20)), filename="том.zip")
    async with http.post(f"{API}/sendDocument", data=form) as answer:
        assert (answer.status, (await answer.json())["error_code"]) == (413, 413)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Host": "vekha.example.org"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_pages_of_strangers_are_turned_away(
    http: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    for path in ("/sandbox/people", f"{API}/getMe"):
        async with http.post(path, json={"first_name": "Чужой"}, headers=headers) as answer:
            assert answer.status == 403
    async with http.get("/sandbox/state") as answer:
        assert (await answer.json())["people"] == []


async def test_its_own_page_may_ask(http: aiohttp.ClientSession, server: Server) -> None:
    headers = {"Origin": server.address, "Sec-Fetch-Site": "same-origin"}
    async with http.post("/sandbox/people", json={"first_name": "Вера"}, headers=headers) as answer:
        assert (answer.status, (await answer.json())["first_name"]) == (200, "Вера")


async def test_a_simple_form_of_another_site_is_no_desk_call(http: aiohttp.ClientSession) -> None:
    async with http.post("/sandbox/people", data='{"first_name": "Чужой"}') as answer:
        assert await answer.json() == {"error": "the desk takes application/json"}


async def test_the_page_is_served_with_its_types_and_a_strict_policy(
    http: aiohttp.ClientSession, server: Server
) -> None:
    async with http.get("/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with http.get("/page/phone.js") as answer:
        assert answer.content_type == "text/javascript"
    for path in ("secret.py", "nothing.js", "..%2foutside.js", "%2e%2e%2foutside.js"):
        address = URL(f"{server.address}/page/{path}", encoded=True)
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            assert answer.status == 404


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("фото.png", "inline"),
        ("план.pdf", "inline"),
        ("план.txt", "inline"),
        ("страница.html", "attachment"),
        ("рисунок.svg", "attachment"),
        ("приказ.docx", "attachment"),
    ],
)
async def test_files_of_people_are_shown_or_saved(
    http: aiohttp.ClientSession, desk: Desk, anna: Account, name: str, shown: str
) -> None:
    upload = Upload(name, b"<script>1</script>")
    sent = desk.deeds.send_file(anna, desk.deeds.chat_of(anna), "document", upload)
    async with http.get(f"/sandbox/files/{sent.content['document']['file_id']}") as answer:
        assert answer.headers["Content-Disposition"].startswith(f"{shown}; filename*=UTF-8''")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == upload.content


async def test_desk_mistakes_are_sentences(http: aiohttp.ClientSession, anna: Account) -> None:
    asked: list[tuple[str, Json, int, str]] = [
        ("people", {}, 400, "a person needs a first name"),
        ("people/5/text", {"text": "да"}, 404, "nobody has the id 5"),
        (f"people/{anna.id}/dance", {}, 404, "people do text, start"),
        (f"people/{anna.id}/text", {"text": " "}, 400, "a message has 1 to 4096 characters"),
        (f"people/{anna.id}/text", {"text": "да", "chat_id": -5}, 404, "is not in the chat -5"),
        (f"people/{anna.id}/text", {"text": "да", "reply_to": "первое"}, 400, "reply_to is a whole number"),
        (f"people/{anna.id}/start", {"payload": "два слова"}, 400, "1 to 64 letters"),
        (f"people/{anna.id}/press", {"message_id": 99, "data": "a"}, 404, "there is no message 99"),
        (f"people/{anna.id}/edit", {"message_id": 1}, 400, "a message has 1 to"),
        (f"people/{anna.id}/send", {}, 400, "send contact or location"),
        (f"people/{anna.id}/file", {}, 400, "multipart/form-data"),
        ("groups", {"title": "а"}, 400, "members is a list"),
        ("groups/-5/upgrade", {}, 404, "there is no group -5"),
        ("limits", {"kind": "some"}, 400, "flood limits are"),
        ("faults", {"kind": "418"}, 400, "there is no fault '418'"),
    ]
    for path, body, status, words in asked:
        async with http.post(f"/sandbox/{path}", json=body) as answer:
            said = await answer.json()
            assert (answer.status, words in said["error"]) == (status, True), (path, said)


async def test_the_desk_does_what_its_document_says(http: aiohttp.ClientSession, ask: Asking) -> None:
    async def post(path: str, body: Json) -> Any:
        async with http.post(f"/sandbox/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    vera = await post("people", {"first_name": "Вера", "note": "директор", "language_code": "ru"})
    await post(f"people/{vera['id']}/start", {"payload": "inv_1"})
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    sent = await ask(
        "sendMessage", chat_id=vera["id"], text="Верно?", reply_markup=markup, disable_notification=True
    )
    press = await post(f"people/{vera['id']}/press", {"message_id": sent["message_id"], "data": "y"})
    await ask("answerCallbackQuery", callback_query_id=press["callback_query_id"])
    group = await post("groups", {"title": "Район", "members": [vera["id"]]})
    upgraded = await post(f"groups/{group['id']}/upgrade", {})
    assert (await post("clock", {"days": 1}))["now"] == "2026-03-03T08:00:00+03:00"
    faults = (await post("faults", {"kind": "429", "times": 3, "retry_after": 5}))["faults"]
    async with http.get("/sandbox/state") as answer:
        state = await answer.json()
    assert state["now"] == "2026-03-03T08:00:00+03:00"
    assert state["people"][0]["note"] == "директор"
    assert state["faults"] == faults
    private, big = state["chats"]
    assert (private["person"], private["bot"], private["started"]) == (vera["id"], 7_000_000_001, True)
    assert [message.get("outgoing", False) for message in private["messages"]] == [True, False]
    assert private["messages"][1]["silent"] is True
    assert (big["id"], big["members"]) == (upgraded["id"], [vera["id"], 7_000_000_001])
    async with http.delete("/sandbox/faults") as answer:
        assert await answer.json() == {"faults": []}
    async with http.get(f"/sandbox/transcript/{vera['id']}") as answer:
        assert await answer.text() == "Вера: /start inv_1\nVekha: Верно?\n    [Да]"
    async with http.get("/sandbox/book") as answer:
        assert [line.split()[2] for line in (await answer.text()).splitlines()] == [
            "sendMessage",
            "answerCallbackQuery",
        ]


async def test_events_begin_with_hello_and_follow_in_order(
    http: aiohttp.ClientSession, desk: Desk, anna: Account, ask: Asking
) -> None:
    async with http.get("/sandbox/events") as stream:
        assert stream.content_type == "text/event-stream"
        heard: list[tuple[int, str, Json]] = []

        async def hear(number: int) -> None:
            while len(heard) < number:
                lines = (await stream.content.readuntil(b"\n\n")).decode().splitlines()
                at, kind, data = [line.partition(": ")[2] for line in lines if line]
                heard.append((int(at), kind, json.loads(data)))

        await asyncio.wait_for(hear(1), 5)
        desk.deeds.say(anna, desk.deeds.chat_of(anna), "раз")
        sent = await ask("sendMessage", chat_id=anna.id, text="два")
        await ask("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="три")
        await ask("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
        desk.move_clock({"hours": 1})
        await asyncio.wait_for(hear(6), 5)
    assert [kind for _, kind, _ in heard] == ["hello", "message", "message", "edited", "deleted", "clock"]
    assert heard[0][2] == {"now": "2026-03-02T08:00:00+03:00"}
    assert heard[1][2]["message"]["outgoing"] is True
    assert heard[4][2]["message_ids"] == [sent["message_id"]]
    ids = [number for number, _, _ in heard]
    assert ids == sorted(ids)


class Receiver:
    """A webhook that answers as it is told and keeps what came."""

    def __init__(self) -> None:
        self.came: list[Json] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.refused = ""
        """Words that are never taken."""
        self.enough = asyncio.Event()
        self.wanted: Callable[[], bool] = lambda: False

    async def take(self, request: web.Request) -> web.Response:
        self.came.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        if self.wanted():
            self.enough.set()
        if self.refused in self.words()[-1:]:
            return web.Response(status=503)
        return self.answers.pop(0) if self.answers else web.Response()

    def words(self) -> list[str]:
        return [update["message"]["text"] for update in self.came]

    async def until(self, wanted: Callable[[], bool]) -> None:
        self.wanted = wanted
        if not wanted():
            self.enough.clear()
            await asyncio.wait_for(self.enough.wait(), 5)


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    taker = Receiver()
    app = web.Application()
    app.router.add_post("/hook", taker.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield taker, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_gets_updates_with_its_secret(
    server: Server, ask: Asking, desk: Desk, anna: Account, receiver: tuple[Receiver, str]
) -> None:
    taker, url = receiver
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "раз")
    await ask("setWebhook", url=url, secret_token="sand_box-1")
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "два")
    await taker.until(lambda: len(taker.came) == 2)
    assert taker.words() == ["раз", "два"]
    assert taker.secrets == ["sand_box-1", "sand_box-1"]
    said = await ask.refusal("getUpdates")
    assert said == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await ask("deleteWebhook")
    assert (await ask("getWebhookInfo"))["url"] == ""


async def test_a_webhook_is_tried_until_it_says_yes_and_one_chat_does_not_hold_up_another(
    server: Server, ask: Asking, desk: Desk, anna: Account, receiver: tuple[Receiver, str]
) -> None:
    taker, url = receiver
    taker.answers = [web.Response(status=500), web.Response(status=302), web.Response(status=204)]
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "раз")
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "два")
    await ask("setWebhook", url=url)
    await taker.until(lambda: len(taker.came) == 4)
    assert taker.words() == ["раз", "раз", "раз", "два"]
    info = await ask("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    taker.refused = "три"
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "три")
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "четыре")
    boris = desk.deeds.arrive("Борис")
    desk.deeds.start(boris)
    await taker.until(lambda: "/start" in taker.words() and taker.words().count("три") > 3)
    assert "четыре" not in taker.words()


@pytest.mark.parametrize("as_multipart", [False, True])
async def test_a_webhook_may_answer_with_a_method(
    server: Server,
    ask: Asking,
    desk: Desk,
    anna: Account,
    receiver: tuple[Receiver, str],
    telegram: Telegram,
    as_multipart: bool,
) -> None:
    taker, url = receiver
    spoken = asyncio.Event()
    telegram.events.listen(lambda event: spoken.set() if event.kind == "message" else None)
    if as_multipart:
        writer = aiohttp.MultipartWriter("form-data")
        for name, value in (("method", "sendMessage"), ("chat_id", str(anna.id)), ("text", "Слышу")):
            writer.append(value).set_content_disposition("form-data", name=name)
        taker.answers = [web.Response(body=writer)]
    else:
        method = {"method": "sendMessage", "chat_id": anna.id, "text": "Слышу"}
        taker.answers = [web.json_response(method)]
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "раз")
    spoken.clear()
    await ask("setWebhook", url=url)
    await asyncio.wait_for(spoken.wait(), 5)
    assert [message.plain for message in desk.deeds.chat_of(anna).messages.values()][-1] == "Слышу"


async def test_a_webhook_is_on_this_machine(ask: Asking) -> None:
    words = await ask.refusal("setWebhook", url="https://example.org/hook")
    assert words.startswith("400 Bad Request: bad webhook: ")
    words = await ask.refusal("setWebhook", url="http://127.0.0.1:1/", secret_token="два слова")
    assert words == "400 Bad Request: secret token contains unallowed characters"


async def test_a_webhook_ends_the_poll_that_waits(server: Server, ask: Asking) -> None:
    poll = asyncio.create_task(ask.refusal("getUpdates", timeout=30))
    await asyncio.sleep(0)
    await ask("setWebhook", url="http://127.0.0.1:1/")
    assert await asyncio.wait_for(poll, 5) == "409 Conflict: terminated by setWebhook request"


async def until(true: Callable[[], bool]) -> None:
    """Lets other tasks run until something is so; the caller bounds the time."""
    while not true():  # noqa: ASYNC110 - a queue has no event for its readers
        await asyncio.sleep(0)


async def test_a_client_that_goes_away_leaves_the_queue_alone(
    http: aiohttp.ClientSession, telegram: Telegram, desk: Desk, anna: Account
) -> None:
    poll = asyncio.create_task(http.get(f"{API}/getUpdates", params={"timeout": 30}).__aenter__())
    reading = telegram.bot().updates
    async with asyncio.timeout(5):
        await until(lambda: reading.is_read)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
        await until(lambda: not reading.is_read)
    desk.deeds.say(anna, desk.deeds.chat_of(anna), "раз")
    async with http.get(f"{API}/getUpdates") as answer:
        assert [update["message"]["text"] for update in (await answer.json())["result"]] == ["раз"]


async def test_a_stopped_server_lets_everybody_go(telegram: Telegram) -> None:
    async with aiohttp.ClientSession() as session:
        async with Server(telegram) as server:
            stream = await session.get(f"{server.address}/sandbox/events")
            poll = asyncio.create_task(
                session.get(f"{server.address}{API}/getUpdates?timeout=50").__aenter__()
            )
            await until(lambda: telegram.bot().updates.is_read)
        with pytest.raises(aiohttp.ClientError):
            await asyncio.wait_for(poll, 5)
        assert b"hello" in await asyncio.wait_for(stream.read(), 5)


@pytest.mark.process
async def test_the_command_prints_where_it_listens_and_stops_cleanly() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    async with asyncio.timeout(30):
        address, token, server = [(await process.stdout.readline()).decode().strip() for _ in range(3)]
        assert address.startswith("http://127.0.0.1:")
        assert (token, server) == (f"BOT_TOKEN={DEFAULT_TOKEN}", f"BOT_API_SERVER={address}")
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{address}/bot{token.partition('=')[2]}/getMe") as answer,
        ):
            assert (await answer.json())["result"]["is_bot"] is True
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == (0 if sys.platform != "win32" else 1)


@pytest.mark.process
async def test_the_command_refuses_a_real_token() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--token", "123456789:AAF-zyxwvutsrqponmlkjihgfedcbaABCDE"),
        stderr=asyncio.subprocess.PIPE,
    )
    _, words = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert b"the sandbox takes only its own tokens" in words
    assert b"AAF-" not in words


@pytest.mark.process
async def test_the_sandbox_starts_without_aiogram() -> None:
    question = "import sys, sandbox.__main__; raise SystemExit('aiogram' in sys.modules)"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", question)
    assert await asyncio.wait_for(process.wait(), 30) == 0
