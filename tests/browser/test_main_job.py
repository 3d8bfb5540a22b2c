"""The main job by clicks in Chromium: the real bot behind the demonstration's page, wide and narrow.

``VEKHA_SHOTS`` names a folder that gets a picture of each screen.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from page_stage import Phone

from bot.demo.play import Cast, set_up
from bot.demo.stage import Script, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

TASK = "Назначение школьных координаторов"
LINK = "https://school2.example.org/documents/coordinators"
WIDE = {"width": 1366, "height": 850}
NARROW = {"width": 390, "height": 844}
SETTLED = "Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))"


@pytest_asyncio.fixture(loop_scope="session")
async def played(chromium: Any) -> AsyncIterator[tuple[Stage, Cast]]:
    """The demonstration, with the road map live and everybody in."""
    async with Stage(Script.read()) as stage:
        yield stage, await set_up(stage)


class Screens:
    """The page at one size, and its pictures."""

    def __init__(self, page: Any, folder: Path, name: str) -> None:
        self.page = page
        self.folder = folder
        self.name = name
        self._taken = 0

    async def turns_to(self, phone: Phone) -> None:
        """On a narrow page one phone is shown at a time."""
        if not await phone.box.is_visible():
            await self.page.locator(f'[data-toggle="{phone.person}"]').click()
            await phone.box.wait_for()

    async def shot(self, what: str) -> None:
        self._taken += 1
        await self.page.evaluate(SETTLED)
        await self.page.screenshot(path=self.folder / f"{self.name}-{self._taken:02}-{what}.png")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_the_main_job_by_clicks(
    chromium: Any,
    played: tuple[Stage, Cast],
    size: dict[str, int],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    stage, cast = played
    folder = Path(os.environ.get("VEKHA_SHOTS") or tmp_path)
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    context = await chromium.new_context(viewport=size)
    page = await context.new_page()
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    screens = Screens(page, folder, request.node.callspec.id)
    anna, boris = Phone(page, cast.coordinator.id), Phone(page, cast.head.id)
    await page.goto(f"{stage.address}/#open={anna.person},{boris.person}")
    await anna.box.wait_for()

    await anna.sees("Ваша роль: муниципальный координатор")
    await screens.shot("coordinator")
    await hands_in(screens, boris)
    await accepts(screens, anna, boris)
    await sends_the_order_anew(screens, anna, tmp_path)

    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert not complaints
    await context.close()


async def hands_in(screens: Screens, boris: Phone) -> None:
    await screens.turns_to(boris)
    await boris.button("« Задания").click()
    await boris.sees(TASK)
    await screens.shot("tasks")
    await boris.box.get_by_role("button").filter(has_text="Назначение").last.click()
    await boris.sees("Подтверждение: Приказ школы")
    await screens.shot("card")
    await boris.button("Сдать").click()
    await boris.sees("Пришлите подтверждение")
    await screens.shot("hand-in")
    await boris.write(LINK)
    card = await boris.sees("на проверке")
    assert await card.get_by_role("link", name=LINK.removeprefix("https://")).count() == 1
    await screens.shot("handed-in")


async def accepts(screens: Screens, anna: Phone, boris: Phone) -> None:
    await screens.turns_to(anna)
    note = await anna.sees("На проверку: МБОУ СОШ № 2")
    await screens.shot("note")
    await note.get_by_role("button", name="Принять", exact=True).click()
    await anna.sees("✅ принято")
    await screens.shot("accepted")
    await screens.turns_to(boris)
    await boris.sees("✅ Принято")
    await screens.shot("told")
    await screens.turns_to(anna)
    await anna.write("/status")
    digest = await anna.sees("✅ Принято: 1")
    assert "Принято 1 из " in await digest.inner_text()
    await screens.shot("digest")


async def sends_the_order_anew(screens: Screens, anna: Phone, folder: Path) -> None:
    """The same plan under another number: an order of its own."""
    order = folder / "order-2026-2.txt"
    text = Script.read().order.decode("utf-8").replace("№ 18-од", "№ 31-од")
    await asyncio.to_thread(order.write_text, text, "utf-8")
    await anna.box.locator('[data-action="attach"]').click()
    await screens.shot("attach")
    async with screens.page.expect_file_chooser() as chooser:
        await screens.page.locator('[data-action="send_document"]').click()
    await (await chooser.value).set_files(order)
    await screens.shot("attached")
    await screens.page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    preview = await anna.sees("Прочитано: 4 раздела, 18 мероприятий")
    assert "Приказ №\N{NO-BREAK SPACE}31-од" in await preview.inner_text()
    await screens.shot("preview")
    await anna.button("Строки").click()
    await anna.sees("Строки 1–")
    await screens.shot("rows")
