"""Links as people see them, and what the background check has to say of one."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.link_checks import Outcome, Verdict
from roadmap.link_hosts import Host, Mark, shown
from roadmap.links import address_of
from roadmap.refusals import NoLink

HOST_MOST = 60
PATH_MOST = 50


def link(voice: Voice, address: str) -> Markup:
    """A link one can open, with the whole of its host before people's eyes; a deceptive one is marked."""
    try:
        host, url = shown(address), address_of(address)
    except NoLink:
        return Markup.escape(_cut(address, HOST_MOST))
    # Escapes are read out, unless what they hide turns the line around or cannot be seen.
    path = url.path_qs if url.path_qs.isprintable() else url.raw_path_qs
    name = host.ascii if host.mark is Mark.DOUBTFUL else host.name
    seen = _host_cut(name) + ("" if path == "/" else _cut(path, PATH_MOST))
    opened = Markup('<a href="{}">{}</a>').format(address, seen)
    about = _about_letters(voice, host)
    return Markup("{} {}").format(opened, about) if about else opened


def _about_letters(voice: Voice, host: Host) -> Markup:
    if host.mark is Mark.PLAIN:
        return Markup()
    if host.mark is Mark.NATIONAL:
        return Markup("({})").format(_host_cut(host.ascii))
    if host.name == host.ascii:
        return voice.say("⚠ the address holds signs that are no letters: is this the site you mean?")
    return voice.say(
        "⚠ it reads «{host}» in a mix of alphabets: is this the site you mean?", host=_host_cut(host.name)
    )


def trouble(voice: Voice, verdict: Verdict) -> Markup:
    """A message for the author and the coordinator: what is the matter with a link, and what to do next."""
    return Markup("{}\n{}\n{}").format(
        voice.say("<b>A link: {trouble}</b>", trouble=_in_short(voice, verdict)),
        link(voice, verdict.link),
        what_is_wrong(voice, verdict),
    )


def what_is_wrong(voice: Voice, verdict: Verdict) -> Markup:
    """The outcome in a sentence or two."""
    if verdict.outcome is Outcome.DEAD:
        return _dead(voice, verdict.status)
    return {
        Outcome.ALIVE: voice.say("The link opens."),
        Outcome.FRONT_PAGE: voice.say(
            "It leads to the front page of the site now. Send the address of the page itself, please."
        ),
        Outcome.LOGIN: _login(voice, verdict.status),
        Outcome.UNREACHABLE: voice.say(
            "The site does not answer. Look whether the address is right, or try it again later."
        ),
        Outcome.REFUSED: voice.say(
            "I do not visit such addresses: they lead inside a closed network or to something that is no "
            "website, and others may not be able to open it. Send a public link or the file itself, please."
        ),
        Outcome.TOO_SLOW: voice.say("The site answers too slowly. Look whether the page opens for you."),
        Outcome.CERTIFICATE: voice.say(
            "Not every browser trusts the site's certificate, so some will see a warning. If the page does "
            "not open for the reviewers, send the file itself."
        ),
        Outcome.UNCLEAR: voice.say("I could not tell whether the link opens. Please open it yourself."),
    }[verdict.outcome]


def last_seen(voice: Voice, verdict: Verdict, alive: Markup | None) -> Markup:
    """The line of a card; *alive* says when the link opened last («21.11 в 14:05»), if it ever did."""
    if verdict.outcome is Outcome.ALIVE and alive is not None:
        return voice.say("opened {when}", when=alive)
    if alive is not None:
        return voice.say("{trouble}; last opened {when}", trouble=_in_short(voice, verdict), when=alive)
    return _in_short(voice, verdict)


def _in_short(voice: Voice, verdict: Verdict) -> Markup:
    return {
        Outcome.ALIVE: voice.say("opens"),
        Outcome.DEAD: voice.say("⚠ does not open"),
        Outcome.FRONT_PAGE: voice.say("⚠ leads to the front page"),
        Outcome.LOGIN: voice.say("⚠ does not open for everybody"),
        Outcome.UNREACHABLE: voice.say("⚠ the site does not answer"),
        Outcome.REFUSED: voice.say("⚠ not a public address"),
        Outcome.TOO_SLOW: voice.say("⚠ opens slowly"),
        Outcome.CERTIFICATE: voice.say("⚠ certificate not trusted"),
        Outcome.UNCLEAR: voice.say("could not be checked"),
    }[verdict.outcome]


def _dead(voice: Voice, status: int) -> Markup:
    if status >= 500:
        return voice.say(
            "The site is out of order: it answers with code {status}. Look again later.", status=status
        )
    return voice.say(
        "The page is not there: the site answers with code {status}. Send the new address or the file "
        "itself, please.",
        status=status,
    )


def _login(voice: Voice, status: int) -> Markup:
    if status == 403:
        return voice.say(
            "The site did not let me in. Look whether the page opens without signing in, in a private window."
        )
    return voice.say(
        "It opens only for those who sign in. Open it to everybody who has the link, or send the file itself."
    )


def _host_cut(host: str) -> str:
    # The end of a host is what tells whose it is: it must never be the part that is left out.
    return host if len(host) <= HOST_MOST else f"…{host[-HOST_MOST:]}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
