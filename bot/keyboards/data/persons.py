"""The wire format of buttons about people, their posts, and the schools of curators."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Flag, Number
from roadmap.people import Role
from roadmap.roll import Show


class Persons(CallbackData, prefix="pl"):
    """A page of people, from 0."""

    show: Show = Show.ALL
    page: Number = 0


class PersonsFilter(CallbackData, prefix="pj"):
    """Asks which people to show."""


class PersonCard(CallbackData, prefix="op"):
    """One person."""

    id: Number


class PersonPosts(CallbackData, prefix="pq"):
    """A page of a person's posts, from 0."""

    id: Number
    page: Number = 0


class AddPerson(CallbackData, prefix="pn"):
    """Asks for the name of somebody new; of an organisation, or of whichever (0)."""

    organisation: Number = 0


class AnotherPerson(CallbackData, prefix="pb"):
    """Somebody new who is called as somebody is already."""


class AddPost(CallbackData, prefix="po"):
    """Asks which further post a person gets."""

    id: Number


class ChooseRole(CallbackData, prefix="pr"):
    """The role of the post that is being given."""

    role: Role


class ChoosePlaces(CallbackData, prefix="pz"):
    """A page of organisations where the post that is being given may be, from 0."""

    page: Number = 0


class ChoosePlace(CallbackData, prefix="pa"):
    """The organisation of the post that is being given."""

    id: Number


class NoTitle(CallbackData, prefix="pw"):
    """The post that is being given has no words of its own."""


class RenamePerson(CallbackData, prefix="pe"):
    """Asks for another name."""

    id: Number


class PostCard(CallbackData, prefix="pp"):
    """One post."""

    id: Number


class PostTitle(CallbackData, prefix="pi"):
    """Asks for the post in words."""

    id: Number


class PostRole(CallbackData, prefix="pc"):
    """Asks for another role."""

    id: Number


class SetRole(CallbackData, prefix="pu"):
    """Makes another role of a post."""

    id: Number
    role: Role


class EndPost(CallbackData, prefix="px"):
    """Asks whether a post ends."""

    id: Number


class EndPostSure(CallbackData, prefix="pv"):
    """Ends a post."""

    id: Number


class CuratorSchools(CallbackData, prefix="pk"):
    """A page of schools to tick for a curator, from 0."""

    id: Number
    page: Number = 0


class CuratorSchool(CallbackData, prefix="pt"):
    """Gives a school to a curator (*given* is 1) or takes it from them (0)."""

    id: Number
    school: Number
    given: Flag
    page: Number = 0
