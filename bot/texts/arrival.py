"""Words at the door: the invitation, the consent, the welcome, and what the coordinator hears of it."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.texts.people import role_name
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.invitations import Reason
from roadmap.people import Role

PLACE_MOST = 150


def post_words(voice: Voice, role: Role | None, title: str) -> Markup:
    """A post as it stands in the middle of a sentence: by its title, else by its role."""
    if title:
        capital = title[:2].isupper() or not title[0].isupper()
        return Markup.escape(shortened(title if capital else title[0].lower() + title[1:], NAME_MOST))
    return voice.say("administrator") if role is None else role_name(voice, role)


def opens_nothing(voice: Voice) -> Markup:
    """The one answer to a link that is wrong, used, expired, revoked or tried too often."""
    return voice.say("This link does not open anything any more. Ask your coordinator for a new one.")


def consent(voice: Voice, inviter: str, post: Markup, place: str, department: str) -> Markup:
    """The one screen before somebody comes in."""
    return Markup("\n\n").join(
        [
            voice.say(
                "<b>{inviter} invites you: {post}, {place}</b>",
                inviter=shortened(inviter, NAME_MOST),
                post=post,
                place=shortened(place, PLACE_MOST),
            ),
            kept(voice),
            voice.say(
                "«I agree, come in» is your consent to the processing of these data by: {department}.",
                department=shortened(department, PLACE_MOST),
            ),
        ]
    )


def kept(voice: Voice) -> Markup:
    """What is kept of a person and why, in short."""
    return voice.say(
        "Vekha shows you your tasks and takes your reports. To know you it keeps three things: "
        "your name, your post and your number in the messenger. Nothing else; more: /privacy."
    )


def privacy(voice: Voice) -> Markup:
    """/privacy for somebody who has not agreed yet."""
    return Markup("\n").join(
        [
            voice.say("<b>What Vekha keeps of you</b>"),
            voice.say("• your name, your post and organisation, your number in the messenger"),
            voice.say("• what you hand in and answer: it is the record of the road map's work"),
            voice.say("• why: to give you your tasks, remind you and write the report on the order"),
            voice.say("• who sees it: your department and, of your school, its head and curator"),
            voice.say("• nothing about pupils is asked for; nothing is passed on"),
            voice.say("You can see your data and have yourself removed at any time after you come in."),
        ]
    )


def agree_anew(voice: Voice) -> Markup:
    """For somebody who came in before the consent in force."""
    return Markup("\n\n").join(
        [
            voice.say("<b>One question before we go on</b>"),
            kept(voice),
            voice.say("«I agree» is your consent to it. What you have just sent waits and is not lost."),
        ]
    )


def not_agreed_anew(voice: Voice) -> Markup:
    """Somebody who is in does not agree."""
    return voice.say(
        "<b>All right, nothing was changed</b>\n"
        "Without your consent I cannot show tasks or take reports. If you change your mind, press «I agree»."
    )


def not_agreed(voice: Voice, until: date | None) -> Markup:
    """Somebody does not come in."""
    lines = [voice.say("<b>All right, I keep nothing of you</b>")]
    if until is not None:
        day = voice.date(until, "d MMMM")
        lines.append(
            voice.say("If you change your mind, open the link again: it works until {day}.", day=day)
        )
    return Markup("\n").join(lines)


def is_it_you(voice: Voice, whom: Markup) -> Markup:
    """Somebody who is known opens a link that names somebody or hands a post over."""
    return voice.say("<b>An invitation for: {whom}</b>\nIs it you?", whom=whom)


def not_you(voice: Voice, until: date | None) -> Markup:
    """It is not: the link stays as it was."""
    lines = [voice.say("<b>All right, nothing was changed</b>")]
    if until is not None:
        day = voice.date(until, "d MMMM")
        lines.append(voice.say("The link works until {day} for whoever it is for.", day=day))
    return Markup("\n").join(lines)


def welcome(voice: Voice, post: Markup, place: str) -> Markup:
    """The line above the first screen of somebody who has just come in."""
    return voice.say("<b>Welcome!</b> You are in as {role}: {organisation}.", role=post, organisation=place)


def begins_later(voice: Voice) -> Markup:
    """Somebody came in before the first day of their post, or after its last."""
    return voice.say("Your post does not hold today; your tasks come here when it does.")


def administrator_now(voice: Voice) -> Markup:
    """Somebody opened the claim link who is in already."""
    return voice.say("<b>You are the administrator now</b>")


def already_here(voice: Voice) -> Markup:
    """Somebody opens their own used link again."""
    return voice.say("<b>You are here already</b> – the link has done its work.")


def what_is_your_name(voice: Voice) -> Markup:
    """Asks for one's right name."""
    return voice.say("<b>What is your name?</b>\nWrite it as your colleagues know it: name and surname.")


def your_name_is(voice: Voice, name: str) -> Markup:
    """After one's name was put right."""
    return voice.say("<b>Noted:</b> {name}.", name=name)


def turned_away(voice: Voice, whom: Markup, reason: Reason) -> Markup:
    """Tells the coordinator that a link opened nothing, and why."""
    why = {
        Reason.USED: voice.say("it had been used already"),
        Reason.EXPIRED: voice.say("its time is over"),
        Reason.REVOKED: voice.say("it had been revoked or replaced by a newer one"),
        Reason.NOT_THEIRS: voice.say("it is for somebody else and still works"),
        Reason.CLOSED: voice.say("what it was for is closed"),
        Reason.TOO_MANY: voice.say(
            "too many wrong links were tried from the same account; it will work in an hour"
        ),
        Reason.UNKNOWN: voice.say("there is no such link"),
    }[reason]
    return voice.say(
        "<b>A link did not open: {whom}</b>\nSomebody opened it, but {why}. If it was the right person, "
        "give them a new one.",
        whom=whom,
        why=why,
    )


def workplaces(voice: Voice) -> Markup:
    """Where somebody with posts in several departments works now."""
    return voice.say("<b>In which department do you work now?</b>\nLists and digests will be about it.")


def works_in(voice: Voice, department: str) -> Markup:
    """The toast where a button led to another department."""
    return voice.say("You work in {department} now.", department=shortened(department, NAME_MOST))
