"""The conversation of a change in words: who, from when, what it will do, what was done."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.texts import keepers
from bot.texts.changes import post
from bot.texts.dates import day
from bot.texts.people import some
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.changes import DAY
from roadmap.keeping import left_alone
from roadmap.people import Role
from roadmap.posts import Kind
from roadmap.prospects import Prospect


def who(voice: Voice, prospect: Prospect, shown: int, total: int) -> Markup:
    """Asks who comes in."""
    about = shortened(_about(prospect), NAME_MOST)
    heading = {
        Kind.SUBSTITUTE: voice.say("<b>Who stands in for {name}?</b>", name=about),
        Kind.ACTING: voice.say("<b>Who acts as the head of {name}?</b>", name=about),
        Kind.SUCCESSOR: voice.say("<b>Who takes over from {name}?</b>", name=about),
        Kind.VACANCY: voice.say("<b>Who is the new head of {name}?</b>", name=about),
        Kind.LEAVE: voice.say("<b>Who gets the work of {name}?</b>", name=about),
    }.get(prospect.wish.kind, voice.say("<b>To whom do you hand the department over?</b>"))
    lines = [heading]
    if total > shown:
        lines.append(voice.say("Choose, or write a name to find somebody else."))
    elif total:
        lines.append(voice.say("Choose, or write a name."))
    else:
        lines.append(voice.say("Write the name."))
    return Markup("\n").join(lines)


def found(voice: Voice, typed: str, number: int, may_add: bool) -> Markup:
    """The people whose names begin so."""
    typed = shortened(typed, NAME_MOST)
    if number:
        head = voice.count("<b>«{name}»: {n} person</b>", "<b>«{name}»: {n} people</b>", number, name=typed)
    else:
        head = voice.say("<b>Nobody here is called «{name}»</b>", name=typed)
    if may_add:
        more = voice.say("Choose, or add somebody new by this name: they will get a link.")
        return Markup("{}\n{}").format(head, more)
    return Markup("{}\n{}").format(head, voice.say("Choose, or write another name."))


def since(voice: Voice, prospect: Prospect) -> Markup:
    """Asks from which day."""
    name = shortened(prospect.incoming or _about(prospect), NAME_MOST)
    if prospect.wish.kind is Kind.LEAVE:
        head = voice.say("<b>{name}: which is the first day without them?</b>", name=name)
        hint = voice.say("Press or write, for example «from 1 September» or «until 31 May».")
    elif prospect.wish.kind in {Kind.SUCCESSOR, Kind.VACANCY}:
        head = voice.say("<b>{name}: from which day?</b>", name=name)
        hint = voice.say("Press or write, for example «from 1 September».")
    else:
        head = voice.say("<b>{name}: from which day to which?</b>", name=name)
        hint = voice.say("Press or write, for example «from 1 to 14 March» or «two weeks».")
    return Markup("{}\n{}").format(head, hint)


def until(voice: Voice, prospect: Prospect, first: date, today: date) -> Markup:
    """Asks for the last day."""
    return voice.say(
        "<b>{name}: up to which day?</b>\nThe first day: {day}. Press or write the last one, it is included.",
        name=shortened(prospect.incoming, NAME_MOST),
        day=day(voice, first, today),
    )


def summary(voice: Voice, prospect: Prospect, today: date) -> Markup:
    """What changes, in a few lines that everybody concerned may read."""
    lines = [_heading(voice, prospect)]
    if prospect.wish.kind in {Kind.SUBSTITUTE, Kind.SUCCESSOR, Kind.LEAVE}:
        lines += [post(voice, held.post) for held in prospect.posts[:1]]
        if len(prospect.posts) > 1:
            lines[-1] = voice.say(
                "Curator: {places}", places=some(voice, [held.post.organisation for held in prospect.posts])
            )
    lines += _who_and_when(voice, prospect, today)
    if alone := left_alone(prospect.change.ends, prospect.known):
        lines.append(keepers.alone(voice, alone))
    return Markup("\n").join(lines)


def sure(voice: Voice, prospect: Prospect, today: date) -> Markup:
    """The summary, and what follows from it."""
    return Markup("{}\n\n{}").format(summary(voice, prospect, today), _consequence(voice, prospect, today))


def done(voice: Voice, prospect: Prospect, today: date) -> Markup:
    """Said once it is done."""
    return Markup("{}\n{}").format(voice.say("✅ Done."), summary(voice, prospect, today))


def stay_or_go(voice: Voice, prospect: Prospect) -> Markup:
    """Asks the old coordinator what becomes of them."""
    return voice.say(
        "<b>The department goes to {name}</b>\nAnd you: do you stay as a specialist or leave?",
        name=shortened(prospect.incoming, NAME_MOST),
    )


def link(voice: Voice, prospect: Prospect, address: str) -> Markup:
    """The newcomer's link, to be forwarded; it stays in the chat."""
    return voice.say(
        "An invitation for: <b>{name}</b>.\nForward this message; the link works once, for 14 days.\n{link}",
        name=shortened(prospect.incoming, NAME_MOST),
        link=address,
    )


def _about(prospect: Prospect) -> str:
    if prospect.place is not None:
        return prospect.place.name
    return prospect.posts[0].name


def _heading(voice: Voice, prospect: Prospect) -> Markup:
    about = shortened(_about(prospect), NAME_MOST)
    kind = prospect.wish.kind
    if kind is Kind.SUBSTITUTE:
        return voice.say("<b>A substitute for {name}</b>", name=about)
    if kind is Kind.ACTING:
        return voice.say("<b>An acting head: {place}</b>", place=about)
    if kind is Kind.LEAVE:
        return voice.say("<b>{name} leaves</b>", name=about)
    if kind in {Kind.SUCCESSOR, Kind.VACANCY}:
        where = prospect.posts[0].post.organisation if prospect.posts else about
        return voice.say("<b>A new head: {place}</b>", place=shortened(where, NAME_MOST))
    return voice.say("<b>The department is handed over</b>")


def _who_and_when(voice: Voice, prospect: Prospect, today: date) -> list[Markup]:
    wish, name = prospect.wish, shortened(prospect.incoming, NAME_MOST)
    first = wish.since or today
    if wish.kind is Kind.LEAVE:
        lines = [voice.say("The last day: {day}", day=day(voice, first - DAY, today))]
        return [*lines, *_work(voice, prospect)]
    if wish.kind in {Kind.HAND_OVER, Kind.HAND_OVER_AND_GO}:
        return [
            voice.say("From {name}", name=shortened(_about(prospect), NAME_MOST)),
            voice.say("To {name}", name=name),
        ]
    lines = [
        voice.say("Substitute: {name}", name=name) if wish.kind is Kind.SUBSTITUTE else Markup.escape(name)
    ]
    if prospect.on_opening:
        return [*lines, voice.say("From the moment they open their link")]
    lines.append(voice.say("The first day: {day}", day=day(voice, first, today)))
    if wish.until:
        lines.append(voice.say("The last day: {day}", day=day(voice, wish.until, today)))
    elif wish.kind is Kind.SUBSTITUTE:
        lines.append(voice.say("Without a last day: until it is ended"))
    return lines


def _work(voice: Voice, prospect: Prospect) -> list[Markup]:
    role, name = prospect.posts[0].post.role, shortened(prospect.incoming, NAME_MOST)
    if role is Role.CURATOR:
        if name:
            return [voice.say("The schools go to {name}", name=name)]
        return [voice.say("The schools are left without a curator")]
    if role is Role.TEACHER:
        if name:
            return [voice.say("Unfinished work goes to {name}", name=name)]
        return [voice.say("Unfinished work goes back to the head")]
    return []


def _consequence(voice: Voice, prospect: Prospect, today: date) -> Markup:
    name, about = shortened(prospect.incoming, NAME_MOST), shortened(_about(prospect), NAME_MOST)
    match prospect.wish.kind:
        case Kind.SUBSTITUTE:
            said = voice.say(
                "{name} will see and do on these days what {absent} does; after the last day it ends by itself. "
                "{absent} keeps everything too.",
                name=name,
                absent=about,
            )
            return _with_others(voice, prospect, said)
        case Kind.ACTING:
            return voice.say(
                "{name} will see and do on these days what a head does; after the last day it ends by itself.",
                name=name,
            )
        case Kind.SUCCESSOR:
            return _succession(voice, prospect, name, about, today)
        case Kind.VACANCY:
            return voice.say("The tasks of the organisation are theirs from that day.")
        case Kind.LEAVE:
            return _leaving(voice, prospect, about)
        case Kind.HAND_OVER | Kind.HAND_OVER_AND_GO:
            return _handing(voice, prospect, name)


def _with_others(voice: Voice, prospect: Prospect, said: Markup) -> Markup:
    ids = {held.post.id for held in prospect.posts}
    others = {held.name for held in prospect.known if held.post.stands_for_id in ids and not held.inherits}
    if not others:
        return said
    names = some(voice, sorted(others))
    return Markup("{}\n{}").format(said, voice.say("There is a substitute already: {names}.", names=names))


def _succession(voice: Voice, prospect: Prospect, name: str, former: str, today: date) -> Markup:
    if prospect.on_opening:
        return voice.say(
            "{former} stays the head until {name} opens the link; then everything goes over at once.",
            former=former,
            name=name,
        )
    said = voice.say(
        "{former} is the head up to {day}. Unfinished tasks, substitutes and open invitations of the former end "
        "or go to {name}; what was done stays.",
        former=former,
        day=day(voice, (prospect.wish.since or today) - DAY, today),
        name=name,
    )
    if not prospect.newcomer:
        return said
    more = voice.say("Until the link is opened the organisation is listed as one without a head.")
    return Markup("{}\n{}").format(said, more)


def _leaving(voice: Voice, prospect: Prospect, name: str) -> Markup:
    role = prospect.posts[0].post.role
    if role is Role.HEAD and not _other_heads(prospect):
        return voice.say(
            "Nobody is named in their place: the organisation will be without a head, and listed so for the "
            "coordinator. What was done stays."
        )
    return voice.say("After that day {name} does not see this post's work. What was done stays.", name=name)


def _other_heads(prospect: Prospect) -> bool:
    left = prospect.posts[0].post
    return any(
        held.post.role is Role.HEAD
        and held.post.organisation_id == left.organisation_id
        and held.own
        and held.post.until is None
        and held.post.id != left.id
        for held in prospect.known
    )


def _handing(voice: Voice, prospect: Prospect, name: str) -> Markup:
    lines = [
        voice.say(
            "{name} becomes the coordinator and gets everything: road maps, people, orders in hand.",
            name=name,
        )
    ]
    if prospect.newcomer:
        lines.append(voice.say("It happens when they open their link; until then you are the coordinator."))
    if prospect.wish.kind is Kind.HAND_OVER:
        lines.append(voice.say("You stay as a specialist: you see everything and review."))
    else:
        lines.append(voice.say("You will not see the department any more."))
    return Markup("\n").join(lines)
