"""The coordinator's settings of the department: each is asked by a screen with its one sentence."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import settings as actions
from bot.handlers.states import Setting
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as people_keyboards
from bot.keyboards import settings as keyboards
from bot.says import Note, Says, Screen, Toast
from bot.texts import school_years as year_words
from bot.texts import settings as words
from bot.texts import unexpected
from bot.texts.setting_values import zones_by_city
from roadmap.department import Department, Shift
from roadmap.refusals import GoneStale
from roadmap.tasks import scope_to_review

WORDS = (F.text, ~F.text.startswith("/"))
HOURS_OF_DAY = range(24)


def router() -> Router:
    """The department's screen and what its buttons ask."""
    made = Router(name="department")
    made.callback_query.register(department_pressed, data.DepartmentSettings.filter())
    made.callback_query.register(ask_zone, data.Zones.filter())
    made.callback_query.register(zone_pressed, data.ZoneTo.filter())
    made.callback_query.register(ask_typed_zone, data.TypeZone.filter())
    made.message.register(zone_typed, StateFilter(Setting.zone), *WORDS)
    made.callback_query.register(ask_hour, data.Hours.filter())
    made.callback_query.register(hour_pressed, data.HourTo.filter())
    made.callback_query.register(ask_review, data.Reviews.filter())
    made.callback_query.register(review_pressed, data.ReviewTo.filter())
    made.callback_query.register(ask_looks, data.LinkLooks.filter())
    made.callback_query.register(looks_pressed, data.LinkLooksTo.filter())
    made.callback_query.register(ask_lapse, data.Lapses.filter())
    made.callback_query.register(lapse_pressed, data.LapseTo.filter())
    made.callback_query.register(ask_event_days, data.EventDays.filter())
    made.callback_query.register(event_days_pressed, data.EventDaysTo.filter())
    made.callback_query.register(ask_shift, data.Shifts.filter())
    made.callback_query.register(shift_pressed, data.ShiftTo.filter())
    made.callback_query.register(shift_agreed, data.ShiftNow.filter())
    made.callback_query.register(school_year, data.SchoolYearCard.filter())
    made.callback_query.register(ask_school_year, data.TypeSchoolYear.filter())
    made.callback_query.register(usual_again, data.UsualSchoolYear.filter())
    made.message.register(school_year_typed, StateFilter(Setting.school_year), *WORDS)
    made.callback_query.register(ask_name, data.NameDepartment.filter())
    made.message.register(name_typed, StateFilter(Setting.name), *WORDS)
    made.message.register(only_words, StateFilter(Setting), ~F.text)
    return made


def department_screen(here: Here, department: Department) -> Screen:
    """All settings of a department, each with what it does."""
    first = actions.present_school_year(department.day(here.now))
    own = actions.has_own(department.settings, first)
    return Screen(
        words.department(here.voice, department, here.now, first, own), keyboards.department(here.voice)
    )


async def department_pressed(query: CallbackQuery, here: Here) -> Says:
    """The department's settings."""
    return department_screen(here, await access.own_department(here))


def saved(here: Here, department: Department) -> Says:
    """The department's settings with the change in them."""
    return [Toast(words.saved(here.voice)), department_screen(here, department)]


async def ask_zone(query: CallbackQuery, here: Here) -> Says:
    """Which time zone."""
    present = (await access.own_department(here)).timezone
    text = words.which_zone(here.voice, present, here.now)
    return Screen(text, keyboards.zones(here.voice, present, here.now))


async def zone_pressed(query: CallbackQuery, callback_data: data.ZoneTo, here: Here) -> Says:
    """A city was chosen."""
    if callback_data.zone not in keyboards.ZONES:
        raise GoneStale
    return saved(here, await actions.set_zone(here, await access.own_department(here), callback_data.zone))


async def ask_typed_zone(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """A zone that has no button."""
    await access.own_department(here)
    await state.set_state(Setting.zone)
    return Screen(words.type_zone(here.voice), keyboards.back_to_zones(here.voice))


async def zone_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """A zone in words; what is none is asked for again."""
    typed = " ".join((message.text or "").split())
    name = zones_by_city(here.voice.language).get(typed.casefold(), typed)
    department = await actions.set_zone(here, await access.own_department(here), name)
    await state.clear()
    return department_screen(here, department)


async def ask_hour(query: CallbackQuery, here: Here) -> Says:
    """At which hour everybody gets their week."""
    present = (await access.own_department(here)).settings.push_hour
    return Screen(words.which_hour(here.voice, present), keyboards.hours(here.voice, present))


async def hour_pressed(query: CallbackQuery, callback_data: data.HourTo, here: Here) -> Says:
    """An hour was chosen."""
    if callback_data.hour not in HOURS_OF_DAY:
        raise GoneStale
    department = await access.own_department(here)
    return saved(here, await actions.change(here, department, "push_hour", callback_data.hour))


async def ask_review(query: CallbackQuery, here: Here) -> Says:
    """Whether what is handed in is reviewed."""
    on = (await access.own_department(here)).settings.review
    _, waiting = await here.unit.task_lists.submitted(scope_to_review(here.actor), 0, 1)
    text = words.whether_reviewed(here.voice, on, waiting)
    return Screen(text, keyboards.whether_reviewed(here.voice, on))


async def review_pressed(query: CallbackQuery, callback_data: data.ReviewTo, here: Here) -> Says:
    """Switches the review."""
    department = await access.own_department(here)
    return saved(here, await actions.change(here, department, "review", bool(callback_data.on)))


async def ask_looks(query: CallbackQuery, here: Here) -> Says:
    """Whether links are looked at."""
    on = (await access.own_department(here)).settings.check_links
    return Screen(words.whether_looked(here.voice, on), keyboards.whether_looked(here.voice, on))


async def looks_pressed(query: CallbackQuery, callback_data: data.LinkLooksTo, here: Here) -> Says:
    """Looks at links, or not any more."""
    department = await access.own_department(here)
    return saved(here, await actions.change(here, department, "check_links", bool(callback_data.on)))


async def ask_lapse(query: CallbackQuery, here: Here) -> Says:
    """After how many days a task counts as accepted."""
    days = (await access.own_department(here)).settings.lapse_days
    return Screen(words.when_lapsed(here.voice, days), keyboards.when_lapsed(here.voice, days))


async def lapse_pressed(query: CallbackQuery, callback_data: data.LapseTo, here: Here) -> Says:
    """After so many days, or never."""
    if (callback_data.days or None) not in keyboards.LAPSE_DAYS:
        raise GoneStale
    department = await access.own_department(here)
    return saved(here, await actions.change(here, department, "lapse_days", callback_data.days or None))


async def ask_event_days(query: CallbackQuery, here: Here) -> Says:
    """How many days after an event a task is due."""
    days = (await access.own_department(here)).settings.event_days
    return Screen(words.how_long_after(here.voice, days), keyboards.how_long_after(here.voice, days))


async def event_days_pressed(query: CallbackQuery, callback_data: data.EventDaysTo, here: Here) -> Says:
    """So many days; dates that were given already stay."""
    if callback_data.days not in keyboards.EVENT_DAYS:
        raise GoneStale
    department = await access.own_department(here)
    return saved(here, await actions.change(here, department, "event_days", callback_data.days))


async def ask_shift(query: CallbackQuery, here: Here) -> Says:
    """Where a due date on a day off goes."""
    settings = (await access.own_department(here)).settings
    text = words.which_shift(here.voice, settings.shift)
    return Screen(text, keyboards.which_shift(here.voice, settings))


async def shift_pressed(query: CallbackQuery, callback_data: data.ShiftTo, here: Here) -> Says:
    """Says how many tasks it dates anew; where it dates none, it is done."""
    department = await access.own_department(here)
    count = len(await actions.foresee_shift(here, department, callback_data.shift))
    if not count:
        return await _shifted(here, department, callback_data.shift)
    text = words.will_move(here.voice, callback_data.shift, count)
    return Screen(text, keyboards.will_move(here.voice, callback_data.shift))


async def shift_agreed(query: CallbackQuery, callback_data: data.ShiftNow, here: Here) -> Says:
    """Dates the tasks anew."""
    return await _shifted(here, await access.own_department(here), callback_data.shift)


async def _shifted(here: Here, department: Department, rule: Shift) -> Says:
    count = await actions.set_shift(here, department, rule)
    toast = words.moved(here.voice, count) if count else words.saved(here.voice)
    return [Toast(toast), department_screen(here, await access.own_department(here))]


async def school_year(query: CallbackQuery, callback_data: data.SchoolYearCard, here: Here) -> Says:
    """One school year."""
    department = await access.own_department(here)
    return school_year_screen(here, department, _year(here, department, callback_data.first))


def school_year_screen(here: Here, department: Department, first: int) -> Screen:
    """The terms and holidays of a school year."""
    year, own = department.settings.calendar.school.year(first), actions.has_own(department.settings, first)
    bounds = actions.school_years(department.day(here.now))
    text = year_words.school_year(here.voice, year, own)
    return Screen(text, keyboards.school_year(here.voice, year, own, bounds))


def _year(here: Here, department: Department, first: int) -> int:
    """A school year that may be dated; 0 is the present one. Raises GoneStale for one too far away."""
    day = department.day(here.now)
    if first and first not in actions.school_years(day):
        raise GoneStale
    return first or actions.present_school_year(day)


async def ask_school_year(
    query: CallbackQuery, callback_data: data.TypeSchoolYear, here: Here, state: FSMContext
) -> Says:
    """The days of a school year."""
    department = await access.own_department(here)
    first = _year(here, department, callback_data.first)
    await state.set_state(Setting.school_year)
    await state.set_data({"first": first})
    text = year_words.type_school_year(here.voice, department.settings.calendar.school.year(first))
    return Screen(text, keyboards.back_to_school_year(here.voice, first))


async def school_year_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """Days were typed; what is not understood or does not fit is asked for again."""
    first = int((await state.get_data()).get("first", 0))
    department = await access.own_department(here)
    department = await actions.set_school_year(here, department, first, message.text or "")
    await state.clear()
    return school_year_screen(here, department, first)


async def usual_again(query: CallbackQuery, callback_data: data.UsualSchoolYear, here: Here) -> Says:
    """Back to the usual days."""
    department = await access.own_department(here)
    first = _year(here, department, callback_data.first)
    department = await actions.usual_again(here, department, first)
    return [Toast(words.saved(here.voice)), school_year_screen(here, department, first)]


async def ask_name(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The department's name."""
    department = await access.own_department(here)
    await state.set_state(Setting.name)
    return Screen(words.type_name(here.voice, department), keyboards.back_to_department(here.voice))


async def name_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """A name was typed; one that cannot be is asked for again."""
    department = await actions.rename(here, await access.own_department(here), message.text or "")
    await state.clear()
    return department_screen(here, department)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
