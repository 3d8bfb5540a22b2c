"""Forms of a department: kept, put into the archive, taken back."""

from __future__ import annotations

from bot.actions.record import record
from bot.here import Here
from roadmap.questionnaires.campaigns import Known, Novelty, Questionnaire
from roadmap.questionnaires.xlsform import XlsForm


async def known(here: Here, department_id: int, form: XlsForm) -> Known:
    """What a form that was read is to the department."""
    earlier = await here.unit.questionnaires.newest(department_id, form.name)
    if earlier is None:
        return Known(Novelty.NEW)
    if await here.unit.questionnaires.xform(earlier.id) != form.xform:
        return Known(Novelty.CHANGED, earlier)
    return Known(Novelty.ARCHIVED if earlier.archived else Novelty.SAME, earlier)


async def keep(here: Here, department_id: int, form: XlsForm) -> int:
    """Keeps a form; its id. The very same is kept once, and comes out of the archive.

    A changed one is the newest version: rounds that are open keep theirs, the next ones ask the new one.
    """
    found = await known(here, department_id, form)
    if found.earlier is not None and found.novelty in {Novelty.SAME, Novelty.ARCHIVED}:
        await archive(here, found.earlier, archived=False)
        return found.earlier.id
    number = await here.unit.questionnaires.add(department_id, form, here.actor.person.id, here.now)
    # A new version of a form in the archive brings it back.
    await here.unit.questionnaires.archive(number, None)
    await record(here, department_id, "questionnaire.kept", f"questionnaire:{number}", version=form.version)
    return number


async def archive(here: Here, form: Questionnaire, *, archived: bool) -> None:
    """Puts a form into the archive or takes it back; campaigns that send it go on."""
    if form.archived is archived:
        return
    await here.unit.questionnaires.archive(form.id, here.now if archived else None)
    action = "questionnaire.archived" if archived else "questionnaire.restored"
    await record(here, form.department_id, action, f"questionnaire:{form.id}")
