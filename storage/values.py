"""Values kept as JSON in a column: what is not there, or was never known, is as usual."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from roadmap.deadlines import Calendar
from roadmap.department import DepartmentSettings
from roadmap.details import Details
from roadmap.people import Preferences


def settings_to_json(settings: DepartmentSettings) -> dict[str, Any]:
    """A department's settings as plain JSON values."""
    made: dict[str, Any] = _settings().dump_python(settings, mode="json")
    return made


def settings_from_json(document: dict[str, Any]) -> DepartmentSettings:
    """What :func:`settings_to_json` made."""
    return _settings().validate_python(document) if document else DepartmentSettings()


def preferences_to_json(preferences: Preferences) -> dict[str, Any]:
    """A person's preferences as plain JSON values."""
    made: dict[str, Any] = _preferences().dump_python(preferences, mode="json")
    return made


def preferences_from_json(document: dict[str, Any]) -> Preferences:
    """What :func:`preferences_to_json` made."""
    return _preferences().validate_python(document) if document else Preferences()


def details_to_json(details: Details) -> dict[str, Any]:
    """What a row asks for as plain JSON values."""
    made: dict[str, Any] = _details().dump_python(details, mode="json")
    return made


def details_from_json(document: dict[str, Any]) -> Details:
    """What :func:`details_to_json` made."""
    return _details().validate_python(document) if document else Details()


def calendar_to_json(calendar: Calendar) -> dict[str, Any]:
    """Both calendars of a department as plain JSON values."""
    made: dict[str, Any] = _calendars().dump_python(calendar, mode="json")
    return made


def calendar_from_json(document: dict[str, Any]) -> Calendar:
    """What :func:`calendar_to_json` made."""
    return _calendars().validate_python(document)


# Built at the first use, as in storage/plans.py.


@lru_cache
def _settings() -> TypeAdapter[DepartmentSettings]:
    return TypeAdapter(DepartmentSettings)


@lru_cache
def _details() -> TypeAdapter[Details]:
    return TypeAdapter(Details)


@lru_cache
def _calendars() -> TypeAdapter[Calendar]:
    return TypeAdapter(Calendar)


@lru_cache
def _preferences() -> TypeAdapter[Preferences]:
    return TypeAdapter(Preferences)
