"""Kinds of proof in a clue: said in words («протокол»), or told by its form – a photo, a table, a post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from roadmap.documents.proofs import read_evidence
from roadmap.evidence import PICTURES
from roadmap.guess import vocabulary as v
from roadmap.guess.values import Candidate, Clue
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
    if clue.form in PICTURES or clue.mime.startswith(("image/", "video/")):
        return frozenset({Kind.PHOTO})
    told: set[Kind] = set(_BY_ENDING.get(clue.name.rpartition(".")[2].lower(), ()))
    for link in clue.links:
        known = [kinds for hosts, kinds in _BY_HOST if any(host in link for host in hosts)]
        stored = any(host in link for host in v.STORAGES)
        told.update(*known)
        if not known and not stored:
            told.add(Kind.LINK)
    return frozenset(told)


def rarity(rows: Sequence[Candidate]) -> dict[Kind, float]:
    """How much naming a kind says: «отчёт» much where one row of many wants one."""
    wanted = Counter(kind for row in rows for kind in row.kinds)
    return {kind: log((len(rows) + 1) / (count + 0.5)) for kind, count in wanted.items()}


def fitness(
    candidate: Candidate, said: frozenset[Kind], told: frozenset[Kind], rare: Mapping[Kind, float]
) -> float:
    """What kinds speak for *candidate*; below 0 where they speak against it.

    The title's own kinds count as near: a seminar is photographed, whatever its column of proofs says.
    """
    have = set(candidate.kinds)
    named = read_evidence(candidate.title, "").kinds
    near = {other for kind in (*candidate.kinds, *named) for other in _NEIGHBOURS.get(kind, ())} | set(named)
    points = 0.0
    if said & have:
        points += 0.4 + 0.5 * max(rare.get(kind, 0.0) for kind in said & have)
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
