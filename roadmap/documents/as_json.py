"""The JSON form of a road map, as the command line prints it; docs/documents.md describes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from roadmap.deadlines import Schedule
from roadmap.roadmap import Activity, Duty, RoadMap

Json = dict[str, object]


def road_map_json(road_map: RoadMap, schedule: Callable[[Schedule], Json]) -> Json:
    """Everything that was read, in plain values; *schedule* says how a schedule is written."""
    order = road_map.requisites
    return {
        "title": road_map.title,
        "number": order.number,
        "date": _day(order.date),
        "issuer": order.issuer,
        "period": [road_map.period.start.isoformat(), road_map.period.end.isoformat()]
        if road_map.period
        else None,
        "place": order.place,
        "order_title": order.title,
        "signer": order.signer,
        "coordinator": order.coordinator,
        "control": order.control,
        "repeals": [
            {"text": one.text, "number": one.number, "date": _day(one.date), "title": one.title}
            for one in order.repeals
        ],
        "sections": [
            {"title": one.title, "level": one.level, "parent": one.parent} for one in road_map.sections
        ],
        "activities": [_activity(one, schedule) for one in road_map.activities],
        "indicators": [
            {"number": one.number, "title": one.title, "source": one.source, "target": one.target}
            for one in road_map.indicators
        ],
        "duties": [_duty(one, schedule) for one in road_map.duties],
        "groups": [{"name": one.name, "schools": list(one.schools)} for one in road_map.groups],
        "glossary": dict(road_map.glossary),
        "doubts": [
            {"code": one.code.value, "row": one.row, "text": one.text, "proposal": one.proposal}
            for one in road_map.doubts
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _activity(one: Activity, schedule: Callable[[Schedule], Json]) -> Mapping[str, object]:
    return {
        "number": one.number,
        "title": one.title,
        "section": one.section,
        "level": one.level,
        "deadline": one.deadline,
        "schedule": schedule(one.schedule) if one.schedule else None,
        "responsible": one.responsible,
        "parties": [{"name": party.name, "kind": party.kind.value} for party in one.parties],
        "result": one.result,
        "targets": [
            {
                "text": target.text,
                "sign": target.sign.value,
                "value": target.value,
                "percent": target.percent,
                "share": target.share,
                "change": target.change.value,
            }
            for target in one.targets
        ],
        "evidence": {"text": one.evidence.text, "kinds": [kind.value for kind in one.evidence.kinds]},
        "checklist": list(one.checklist),
    }


def _duty(one: Duty, schedule: Callable[[Schedule], Json]) -> Mapping[str, object]:
    return {
        "clause": one.clause,
        "text": one.text,
        "addressee": one.addressee,
        "schedule": schedule(one.schedule) if one.schedule else None,
    }
