"""What people call an act: coffee, called, wrote… and which kind, direction and level that is.

A meeting or call counts as collaboration when it says that it was about work; else it is time spent together.
"""

from dataclasses import dataclass, replace

from netdesk.domain.participation import KIND_LABELS, Direction

WORK_WORDS = frozenset("work working worked project workshop kickoff kick-off briefing sprint standup stand-up".split())
"""Words that make a call or a meeting one to work."""
AT_WORK = {"talk": "call", "event": "meeting"}
"""The kinds that work makes of others."""


@dataclass(frozen=True, slots=True)
class KindWord:
    """What a word says of an act; `verb` ones have who did it before them and whom it met behind them.

    `direction` holds where the line says nothing else, `theirs` where it is they who come before the verb. `keeps`: the
    word says more than its kind does, so that the note keeps it. `weak` ones yield to another kind word right behind.
    """

    kind: str
    direction: Direction = "mine"
    verb: bool = False
    subject: Direction = "theirs"
    keeps: bool = False
    weak: bool = False

    def at_work(self) -> "KindWord":
        """Give the kind that it is when it was about work."""
        return replace(self, kind=AT_WORK.get(self.kind, self.kind))


def _together(kind: str, *, verb: bool = False, subject: Direction = "both", keeps: bool = False) -> KindWord:
    return KindWord(kind, "both", verb, subject, keeps)


def _spelled(words: str, meaning: KindWord) -> dict[str, KindWord]:
    return {word.replace("_", " "): meaning for word in words.split()}


KIND_WORDS: dict[str, KindWord] = {
    **_spelled(
        "coffee coffees lunch dinner breakfast brunch tea beer beers drinks drink wine walk meal meetup meet-up party"
        " conference event meeting visit workout",
        _together("event", keeps=True),
    ),
    **_spelled("met meet met_up", _together("event", verb=True)),
    **_spelled("visited", _together("event", verb=True, keeps=True)),
    **_spelled("call phone_call video_call videocall zoom skype facetime hangout", _together("talk", keeps=True)),
    **_spelled("called phoned rang zoomed", _together("talk", verb=True, subject="theirs", keeps=True)),
    **_spelled("talk chat catch-up catchup conversation catch_up", _together("talk")),
    **_spelled("talked chatted spoke caught_up", _together("talk", verb=True)),
    **_spelled("work project", replace(_together("work"), weak=True)),
    **_spelled("worked collaborated", replace(_together("work", verb=True), weak=True)),
    **_spelled("workshop pairing kickoff kick-off briefing", _together("work", keeps=True)),
    **_spelled("email e-mail mail emails e-mails", KindWord("email")),
    **_spelled("emailed e-mailed mailed", KindWord("email", verb=True)),
    **_spelled("message messages msg dm dms sms text letter postcard", KindWord("message")),
    **_spelled("messaged wrote write texted dmed dm'd pinged", KindWord("message", verb=True)),
    **_spelled("reply", KindWord("reply")),
    **_spelled("replied answered", KindWord("reply", verb=True)),
    **_spelled("comment comments", KindWord("comment")),
    **_spelled("commented", KindWord("comment", verb=True)),
    **_spelled("like likes", KindWord("like")),
    **_spelled("liked", KindWord("like", verb=True)),
    **_spelled("reaction", KindWord("reaction")),
    **_spelled("reacted", KindWord("reaction", verb=True)),
    **_spelled("endorsement", KindWord("endorsement", "theirs")),
    **_spelled("endorsed", KindWord("endorsement", verb=True)),
    **_spelled("followed", KindWord("follow", verb=True)),
    **_spelled("invite invitation", KindWord("invitation")),
    **_spelled("invited", KindWord("invitation", verb=True)),
    **_spelled("share repost forward", KindWord("share")),
    **_spelled("shared reposted forwarded", KindWord("share", verb=True)),
    **_spelled("quote", KindWord("quote")),
    **_spelled("quoted", KindWord("quote", verb=True)),
    **_spelled("intro intros introduction", KindWord("introduction")),
    **_spelled("introduced", KindWord("introduction", verb=True)),
    **_spelled("mention", KindWord("mention", "theirs")),
    **_spelled("mentioned", KindWord("mention", verb=True)),
    **_spelled("recommendation testimonial", KindWord("recommendation", "theirs")),
    **_spelled("recommended", KindWord("recommendation", verb=True)),
    **_spelled("reviewed", KindWord("work_review", verb=True)),
    **_spelled("newsletter", KindWord("newsletter", "theirs")),
    **_spelled("mentoring", KindWord("mentoring", "theirs")),
    **_spelled("mentored", KindWord("mentoring", verb=True)),
    **_spelled("hired", KindWord("hire", verb=True)),
    **_spelled("hosted", KindWord("host", verb=True)),
}
"""By folded word, or by two."""

UNSAID = _together("talk")
"""What a line is that names no kind but people; with from or to it is a message."""
WRITTEN = KindWord("message")
BY_NETWORK = {"email": KIND_WORDS["email"], "phone": UNSAID, "in_person": KIND_WORDS["met"]}
"""What a line is that says only over which network; over another one it is a message."""
_NOUNS = {"event": "meeting", "host": "event", "hire": "hiring"}


def noun(kind: str, word: str) -> str:
    """Name an act in a sentence, as "coffee with Ada": by the line's own word where that says more than the kind."""
    meaning = KIND_WORDS.get(word)
    if meaning is not None and meaning.keeps and not meaning.verb:
        return word
    return _NOUNS.get(kind, KIND_LABELS[kind])


def word_for(kind: str, text: str) -> str:
    """Give a word that reads as a kind: the one the note begins with, else a plain one; "" for a kind without words."""
    first = text.split(maxsplit=1)[0].casefold() if text.split() else ""
    said = KIND_WORDS.get(first)
    if said is not None and kind in (said.kind, said.at_work().kind) and said.keeps and not said.verb:
        word, found = first, said
    else:
        plain = ((word, found) for word, found in KIND_WORDS.items() if not found.keeps and not found.verb)
        word, found = next(((word, found) for word, found in plain if found.kind == kind), ("", UNSAID))
        if kind in AT_WORK.values():
            word, found = kind, KIND_WORDS[kind]
        elif kind == "event":
            word, found = "met", KIND_WORDS["met"]
    return f"work {word}" if word and found.kind != kind else word
