"""Sends words, contacts and places."""

from __future__ import annotations

from typing import Any

from sandbox.errors import BadRequest
from sandbox.methods.registry import Call, entities_json, method
from sandbox.methods.sending import Delivery, send
from sandbox.text.entities import Formatted
from sandbox.text.formatting import read_text
from sandbox.text.rich import read_rich
from sandbox.wire import Json, without_none


@method
def send_message(
    call: Call,
    to: Delivery,
    text: str,
    parse_mode: str = "",
    entities: list[Any] | None = None,
    link_preview_options: Json | None = None,
    disable_web_page_preview: bool = False,
) -> Json:
    formatted = read_text(text, parse_mode, entities)
    preview = preview_options(link_preview_options, disable_web_page_preview)
    return send(call, to, text_content(call, formatted, preview)).json()


def preview_options(options: Json | None, disabled: bool) -> Json | None:
    return options or ({"is_disabled": True} if disabled else None)


def text_content(call: Call, formatted: Formatted, preview: Json | None = None) -> Json:
    """The fields of a text message."""
    return without_none(
        text=formatted.text,
        entities=entities_json(call, formatted.entities_json()) or None,
        link_preview_options=preview,
    )


@method
def send_rich_message(call: Call, to: Delivery, rich_message: Json) -> Json:
    return send(call, to, {"rich_message": read_rich(rich_message)}).json()


@method
def send_contact(
    call: Call, to: Delivery, phone_number: str, first_name: str, last_name: str = "", vcard: str = ""
) -> Json:
    if not phone_number or not first_name:
        raise BadRequest("PHONE_NUMBER_INVALID" if not phone_number else "first name must be non-empty")
    contact = without_none(
        phone_number=phone_number, first_name=first_name, last_name=last_name or None, vcard=vcard or None
    )
    return send(call, to, {"contact": contact}).json()


@method
def send_location(
    call: Call, to: Delivery, latitude: float, longitude: float, horizontal_accuracy: float | None = None
) -> Json:
    place = _place(latitude, longitude)
    return send(call, to, {"location": place | without_none(horizontal_accuracy=horizontal_accuracy)}).json()


@method
def send_venue(call: Call, to: Delivery, latitude: float, longitude: float, title: str, address: str) -> Json:
    place = _place(latitude, longitude)
    return send(
        call, to, {"venue": {"location": place, "title": title, "address": address}, "location": place}
    ).json()


def _place(latitude: float, longitude: float) -> Json:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadRequest("wrong location specified")
    return {"latitude": latitude, "longitude": longitude}
