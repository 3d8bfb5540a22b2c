"""The wire format of buttons about questionnaires and their campaigns."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Flag, Number
from roadmap.questionnaires.audience import Who
from roadmap.questionnaires.responses import Part


class Campaigns(CallbackData, prefix="qcl"):
    """A page of the rounds that are open, from 0."""

    page: Number = 0


class Questionnaires(CallbackData, prefix="qcf"):
    """A page of the department's forms, from 0."""

    page: Number = 0


class ArchivedQuestionnaires(CallbackData, prefix="qcg"):
    """A page of the forms in the archive, from 0."""

    page: Number = 0


class ReadyForms(CallbackData, prefix="qcr"):
    """The ready forms."""


class ReadyForm(CallbackData, prefix="qcy"):
    """Reads a ready form, by its name."""

    name: str


class FormDraft(CallbackData, prefix="qcd"):
    """A form that was read and waits for a word."""

    id: Number


class FormRemarks(CallbackData, prefix="qct"):
    """What was remarked about it, a page from 0."""

    id: Number
    page: Number = 0


class FormKeep(CallbackData, prefix="qck"):
    """Keeps it."""

    id: Number


class FormDrop(CallbackData, prefix="qcx"):
    """Puts it aside."""

    id: Number


class QuestionnaireCard(CallbackData, prefix="qcq"):
    """One form."""

    id: Number


class ArchiveQuestionnaire(CallbackData, prefix="qco"):
    """Puts a form into the archive, or takes it back."""

    id: Number
    archived: Flag


class ExportQuestionnaire(CallbackData, prefix="qcxl"):
    """A form as an .xlsx file."""

    id: Number


class NewCampaign(CallbackData, prefix="qcn"):
    """Begins a campaign of a form: whom does it ask?"""

    id: Number


class EverySchool(CallbackData, prefix="qcae"):
    """Every school of the department is asked."""

    id: Number


class AudienceGroups(CallbackData, prefix="qcag"):
    """A page of groups to tick, from 0."""

    id: Number
    page: Number = 0


class AudienceGroup(CallbackData, prefix="qcat"):
    """Puts a group into the audience (*inside* is 1) or takes it out (0)."""

    id: Number
    group: Number
    inside: Flag
    page: Number = 0


class AudienceSchools(CallbackData, prefix="qcas"):
    """A page of organisations to tick, from 0."""

    id: Number
    page: Number = 0


class AudienceSchool(CallbackData, prefix="qcau"):
    """Puts an organisation into the audience (*inside* is 1) or takes it out (0)."""

    id: Number
    organisation: Number
    inside: Flag
    page: Number = 0


class AudienceDone(CallbackData, prefix="qcad"):
    """Everybody is ticked: who of them answers?"""

    id: Number


class AudienceWho(CallbackData, prefix="qcaw"):
    """Who answers; then the due date is asked for."""

    id: Number
    who: Who


class CampaignOpen(CallbackData, prefix="qcb"):
    """What was understood is right: the campaign of this form begins."""

    id: Number


class CampaignCard(CallbackData, prefix="qcc"):
    """One campaign and its rounds, a page from 0."""

    id: Number
    page: Number = 0


class CloseCampaign(CallbackData, prefix="qcj"):
    """Asks whether a campaign is closed."""

    id: Number


class CloseCampaignSure(CallbackData, prefix="qcs"):
    """Closes it."""

    id: Number


class RoundCard(CallbackData, prefix="qcu"):
    """One round: who has answered and who has not."""

    id: Number


class RoundPart(CallbackData, prefix="qcp"):
    """A page of a part of its responses, from 0."""

    id: Number
    part: Part
    page: Number = 0


class RemindRound(CallbackData, prefix="qcm"):
    """Reminds everybody who has not answered."""

    id: Number


class CloseRound(CallbackData, prefix="qch"):
    """Asks whether a round is closed."""

    id: Number


class CloseRoundSure(CallbackData, prefix="qci"):
    """Closes it."""

    id: Number


class ResponseCard(CallbackData, prefix="qcw"):
    """One response, as whoever collects them sees it."""

    id: Number


class RemindResponse(CallbackData, prefix="qcv"):
    """Reminds whoever is to give it."""

    id: Number


class ExtendResponse(CallbackData, prefix="qce"):
    """Asks up to which day it is given longer."""

    id: Number


class LetOff(CallbackData, prefix="qcz"):
    """Asks why it is not waited for."""

    id: Number


class AskAgain(CallbackData, prefix="qca"):
    """Waits for it again."""

    id: Number
