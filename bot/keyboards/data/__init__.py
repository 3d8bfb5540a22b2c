"""The wire format of every button. A button means the same next month: a prefix is never reused, fields are
only ever ids, and tests/house holds the packed forms. A file for each conversation; here they stand together.
"""

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.activities import *
from bot.keyboards.data.answering import *
from bot.keyboards.data.arrival import *
from bot.keyboards.data.before_order import *
from bot.keyboards.data.browsing import *
from bot.keyboards.data.campaigns import *
from bot.keyboards.data.cases import *
from bot.keyboards.data.changes import *
from bot.keyboards.data.chats import *
from bot.keyboards.data.check_ins import *
from bot.keyboards.data.dates import *
from bot.keyboards.data.departments import *
from bot.keyboards.data.digests import *
from bot.keyboards.data.evidence import *
from bot.keyboards.data.groups_of_schools import *
from bot.keyboards.data.indicators import *
from bot.keyboards.data.invitations import *
from bot.keyboards.data.journal import *
from bot.keyboards.data.keepers import *
from bot.keyboards.data.news import *
from bot.keyboards.data.nudging import *
from bot.keyboards.data.orders import *
from bot.keyboards.data.organisations import *
from bot.keyboards.data.own_plans import *
from bot.keyboards.data.parties import *
from bot.keyboards.data.people import *
from bot.keyboards.data.persons import *
from bot.keyboards.data.privacy import *
from bot.keyboards.data.push import *
from bot.keyboards.data.review import *
from bot.keyboards.data.roster import *
from bot.keyboards.data.settings import *
from bot.keyboards.data.talk import *
from bot.keyboards.data.tasks import *

ALL: tuple[type[CallbackData], ...] = tuple(
    kind
    for kind in list(globals().values())
    if isinstance(kind, type) and issubclass(kind, CallbackData) and kind is not CallbackData
)
