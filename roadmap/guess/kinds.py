"""Kinds of proof in a clue: said in words («протокол»), or told by its form – a photo, a table, a post."""

from __future__ import annotations

from collections.abc import Mapping

from roadmap.documents.proofs import read_evidence
from roadmap.evidence import Form
from roadmap.guess import vocabulary as v
from roadmap.guess.values import Clue
from roadmap.guess.words import readable
from roadmap.roadmap import EvidenceKind as Kind

_BY_ENDING: Mapping[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("xls", "xlsx", "csv", "ods"), (Kind.REPORT, Kind.MONITORING, Kind.LIST, Kind.DATABASE)),
    **dict.fromkeys(("ppt", "pptx", "odp"), (Kind.MATERIALS,)),
    **dict.fromkeys(("jpg", "jpeg", "png", "heic", "webp", "mp4", "mov"), (Kind.PHOTO,)),
}
_BY_HOST: tuple[tuple[tuple[str, ...], tuple[Kind, ...]], ...] = (
    (v.FORM_HOSTS, (Kind.QUESTIONNAIRE, Kind.MONITORING)),
    (v.TABLE_HOSTS, (Kind.LIST, Kind.DATABASE, Kind.MONITORING, Kind.REPORT)),
    (v.SLIDE_HOSTS, (Kind.MATERIALS,)),
    (v.NETWORKS, (Kind.LINK, Kind.PHOTO)),
)
_NEIGHBOURS: Mapping[Kind, tuple[Kind, ...]] = {
    Kind.ANALYTICAL_NOTE: (Kind.REPORT, Kind.MONITORING),
    Kind.REPORT: (Kind.ANALYTICAL_NOTE, Kind.MONITORING),
    Kind.MONITORING: (Kind.REPORT, Kind.ANALYTICAL_NOTE),
    Kind.PHOTO: (Kind.EVENT,),
    Kind.LIST: (Kind.DATABASE,),
    Kind.DATABASE: (Kind.LIST,),
}
PAPERS = frozenset(
    {
        Kind.ORDER,
        Kind.PLAN,
        Kind.PROGRAMME,
        Kind.ANALYTICAL_NOTE,
        Kind.PROTOCOL,
        Kind.CONTRACT,
        Kind.CERTIFICATE,
    }
)
"""Kinds that nobody names by mistake: a protocol is not handed in as an order."""


def kinds_said(clue: Clue) -> frozenset[Kind]:
    """Kinds whose words stand in the clue."""
    return frozenset(read_evidence(readable(clue), "").kinds)


def kinds_told(clue: Clue) -> frozenset[Kind]:
    """Kinds that the form of the clue suggests."""
    if clue.form is Form.PHOTO or clue.mime.startswith(("image/", "video/")):
        return frozenset({Kind.PHOTO})
    told: set[Kind] = set(_BY_ENDING.get(clue.name.rpartition(".")[2].lower(), ()))
    for link in clue.links:
        known = [kinds for hosts, kinds in _BY_HOST if any(host in link for host in hosts)]
        stored = any(host in link for host in v.STORAGES)
        told.update(*known)
        if not known and not stored:
            told.add(Kind.LINK)
    return frozenset(told)


def fitness(wanted: tuple[Kind, ...], said: frozenset[Kind], told: frozenset[Kind]) -> float:
    """What kinds speak for a task that wants *wanted*; below 0 where they speak against it."""
    have = set(wanted)
    near = {other for kind in wanted for other in _NEIGHBOURS.get(kind, ())}
    points = 0.0
    if said & have:
        points += 1.0
    elif said & near:
        points += 0.4
    elif said & PAPERS and have & PAPERS:
        points -= 0.8
    if told & have:
        points += 0.9
    elif told & near:
        points += 0.4
    elif Kind.PHOTO in told and have:
        points -= 0.4
    return points
