"""Personal data in plain words: the consent, what is kept, what goes and what stays."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice


def consent_text(voice: Voice, department: str) -> Markup:
    """Asked once, at the door, in the name of *department*; ``roadmap.privacy.CONSENT_VERSION`` counts its wordings."""
    return voice.say(
        "<b>May {department} keep your name, your post and your number in this messenger?</b>\n"
        "Without them there is no telling which tasks are yours. Your colleagues, your curator and the department "
        "see your name and post, nobody else does; the number is shown to nobody. They are kept until you "
        "remove them yourself: the command /privacy shows what is kept, gives it to you and deletes it.\n"
        "By pressing «I agree» you consent to the processing of these personal data.",
        department=department,
    )


def agree(voice: Voice) -> Markup:
    """The button under the consent."""
    return voice.say("I agree")
