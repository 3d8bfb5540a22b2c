"""Reads one file in a process of its own, under limits of memory and time: ``python -m bot.reading_child``.

In: a line of JSON with the file's name and the calendar to read by, then its bytes. Out: ``{"plan": …}``,
``{"roster": …}``, ``{"form": …}``, ``{"refusal": [name, detail]}`` or ``{"problems": […]}`` of a form.
Whatever a file does to its reader, it does it here.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

from roadmap.documents import Unreadable
from roadmap.files import file_outcome
from roadmap.questionnaires.problems import FormRefused
from roadmap.questionnaires.xlsform import XlsForm
from roadmap.roster import Roster
from storage.plans import plan_to_json
from storage.questionnaires import form_to_json, problems_to_json
from storage.roster_json import roster_to_json
from storage.values import calendar_from_json

MEMORY = 1024**3
CPU_SECONDS = 60


def main() -> None:
    """Reads standard input, answers on standard output."""
    _limit()
    head = json.loads(sys.stdin.buffer.readline())
    calendar = calendar_from_json(head["calendar"])
    outcome = file_outcome(sys.stdin.buffer.read(), head["name"], calendar)
    if isinstance(outcome, Unreadable):
        answer: dict[str, Any] = {"refusal": [type(outcome).__name__, outcome.detail]}
    elif isinstance(outcome, FormRefused):
        answer = {"problems": problems_to_json(outcome.problems)}
    elif isinstance(outcome, XlsForm):
        answer = {"form": form_to_json(outcome)}
    elif isinstance(outcome, Roster):
        answer = {"roster": roster_to_json(outcome)}
    else:
        answer = {"plan": plan_to_json(outcome)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit() -> None:
    # Windows has no such limits, and a stricter one may stand already; the parent's clock holds anyway.
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


if __name__ == "__main__":
    main()
