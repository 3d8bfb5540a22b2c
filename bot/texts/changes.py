"""Changes of life in words: what will be, what was done, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts.dates import day
from bot.texts.people import role_name, some
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.changes import DAY
from roadmap.department import Organisation
from roadmap.people import Person, Post, Role
from roadmap.posts import Held, Kind
from roadmap.prospects import Prospect

LINES_MOST = 6


def post(voice: Voice, held: Post) -> Markup:
    """«Директор, МБОУ СОШ № 2»."""
    role = role_name(voice, held.role)
    if held.role is Role.HEAD and held.until is not None and held.stands_for_id is None:
        role = voice.say("acting head")
    where = held.organisation or held.department.name
    return Markup("{}, {}").format(
        shortened(held.title, NAME_MOST) if held.title else role, shortened(where, NAME_MOST)
    )


def days(voice: Voice, since: date | None, until: date | None, today: date) -> Markup:
    """«с 2 марта, пн – по 14 марта, сб» as the words say it; open ends stay unsaid."""
    if since and until:
        return voice.say("{since} – {until}", since=day(voice, since, today), until=day(voice, until, today))
    if until:
        return voice.say("up to {day}", day=day(voice, until, today))
    if since:
        return voice.say("since {day}", day=day(voice, since, today))
    return voice.say("without a last day")


def of_person(voice: Voice, person: Person, known: Sequence[Held], today: date) -> Markup:
    """A person's posts, who stands in for them and for whom they stand in."""
    lines = [voice.say("<b>{name}: changes</b>", name=shortened(person.name, NAME_MOST))]
    mine = [held for held in known if held.person_id == person.id]
    for held in mine[:LINES_MOST]:
        line = post(voice, held.post)
        if (held.post.since and held.post.since > today) or held.post.until:
            line = Markup("{} ({})").format(line, days(voice, held.post.since, held.post.until, today))
        lines.append(Markup("• {}").format(line))
    lines += standing(voice, person.id, known, today, aloud=False)
    lines.append(voice.say("What changes?"))
    return Markup("\n").join(lines)


def standing(
    voice: Voice, person_id: int, known: Sequence[Held], today: date, aloud: bool = True
) -> list[Markup]:
    """Who stands in for a person and for whom they stand in, now and later; *aloud* speaks to them."""
    names = {held.post.id: (held.person_id, held.name) for held in known}
    lines: dict[Markup, None] = {}
    for held in known:
        if held.own or held.inherits:
            continue
        absent_id, absent = names.get(held.post.stands_for_id or 0, (0, ""))
        when = days(voice, held.post.since, held.post.until, today)
        if held.person_id == person_id:
            said = (
                voice.say("You stand in for {name}: {days}.", name=shortened(absent, NAME_MOST), days=when)
                if aloud
                else voice.say("Stands in for {name}: {days}", name=shortened(absent, NAME_MOST), days=when)
            )
            lines[said] = None
        elif absent_id == person_id:
            name = shortened(held.name, NAME_MOST)
            said = (
                voice.say("{name} stands in for you: {days}.", name=name, days=when)
                if aloud
                else voice.say("Substitute: {name}, {days}", name=name, days=when)
            )
            lines[said] = None
    return list(lines)[:LINES_MOST]


def of_head(voice: Voice, place: Organisation, heads: Sequence[Held], today: date) -> Markup:
    """Who heads an organisation."""
    lines = [voice.say("<b>The head: {place}</b>", place=shortened(place.name, NAME_MOST))]
    if not heads:
        lines.append(voice.say("Nobody now. Its tasks wait for a head."))
    for held in heads[:LINES_MOST]:
        line = Markup("• {}").format(shortened(held.name, NAME_MOST))
        if not held.own:
            line = voice.say("• {name}, a substitute", name=shortened(held.name, NAME_MOST))
        elif held.post.until:
            line = voice.say("• {name}, acting head", name=shortened(held.name, NAME_MOST))
        if held.post.since or held.post.until:
            line = Markup("{} ({})").format(line, days(voice, held.post.since, held.post.until, today))
        if not held.here:
            line = Markup("{} – {}").format(line, voice.say("has not come in yet"))
        lines.append(line)
    return Markup("\n").join(lines)


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
    return Markup("\n").join(lines)


def sure(voice: Voice, prospect: Prospect, today: date) -> Markup:
    """The summary, and what follows from it."""
    return Markup("{}\n\n{}").format(summary(voice, prospect, today), _consequence(voice, prospect, today))


def done(voice: Voice, prospect: Prospect, today: date) -> Markup:
    """Said once it is done."""
    return Markup("{}\n{}").format(voice.say("✅ Done."), summary(voice, prospect, today))


def end_early(voice: Voice, held: Held, absent: str, today: date) -> Markup:
    """Asks whether a substitute ends now."""
    name = shortened(held.name, NAME_MOST)
    when = days(voice, held.post.since, held.post.until, today)
    if held.own:
        return voice.say(
            "<b>End now: {name}, acting head?</b>\n{place}\nIt was to be: {days}.",
            name=name,
            place=shortened(held.post.organisation, NAME_MOST),
            days=when,
        )
    return voice.say(
        "<b>End now: {name} stands in for {absent}?</b>\nIt was to be: {days}. Whatever was done stays.",
        name=name,
        absent=shortened(absent, NAME_MOST),
        days=when,
    )


def ended_early(voice: Voice, held: Held) -> Markup:
    """Said once it has ended; everybody concerned may read it."""
    return voice.say(
        "<b>{name} does not stand in any more</b>\n{post}",
        name=shortened(held.name, NAME_MOST),
        post=post(voice, held.post),
    )


def ended(voice: Voice) -> Markup:
    """The toast of an early end."""
    return voice.say("It has ended.")


def stay_or_go(voice: Voice, prospect: Prospect) -> Markup:
    """Asks the old coordinator what becomes of them."""
    return voice.say(
        "<b>The department goes to {name}</b>\nAnd you: do you stay as a specialist or leave?",
        name=shortened(prospect.incoming, NAME_MOST),
    )


def colleagues(voice: Voice, number: int) -> Markup:
    """A head's own people."""
    if not number:
        return voice.say("<b>Nobody works with you here yet</b>\nThe coordinator invites people.")
    return voice.count(
        "<b>Your people: {n}</b>\nOpen somebody to name a substitute.",
        "<b>Your people: {n}</b>\nOpen somebody to name a substitute.",
        number,
    )


def missing(
    voice: Voice, headless: Sequence[tuple[Organisation, int]], without_curator: Sequence[Organisation]
) -> Markup:
    """The to-do of organisations without a head, and of schools whose curator has gone."""
    if not headless and not without_curator:
        return voice.say("<b>Everybody is in their place</b>\nEvery organisation with tasks has a head.")
    lines = []
    if headless:
        lines.append(
            voice.count(
                "<b>{n} organisation without a head</b>",
                "<b>{n} organisations without a head</b>",
                len(headless),
            )
        )
        tasks = sum(number for _, number in headless)
        lines.append(voice.count("{n} task waits there.", "{n} tasks wait there.", tasks))
    if without_curator:
        names = some(voice, [place.name for place in without_curator])
        lines.append(voice.say("Without a curator since theirs left: {places}.", places=names))
    return Markup("\n").join(lines)


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
