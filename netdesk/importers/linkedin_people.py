"""Who is who in a LinkedIn archive: whose it is, and which names belong to which addresses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from netdesk.domain.folding import fold
from netdesk.domain.names import display_name, split_suffix
from netdesk.domain.profile_url import parse_profile
from netdesk.importers.base import Owner
from netdesk.importers.text import Table

HIDDEN_NAME = "linkedin member"


def name_key(name: str) -> str:
    """Bring a name to the form in which people of an archive are compared: folded, without degrees."""
    return fold(split_suffix(name)[0] if "," in name else name)


@dataclass(slots=True)
class Directory:
    """The people of messages.csv: names and addresses by key, keys by name, who takes part in which conversation."""

    names: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)
    talks: dict[str, set[str]] = field(default_factory=dict)
    named_talks: dict[str, set[str]] = field(default_factory=dict)
    drafts: Counter[str] = field(default_factory=Counter)
    _profiles: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _name_keys: dict[str, str] = field(default_factory=dict)
    _added: set[tuple[str, str]] = field(default_factory=set)

    def name_key(self, name: str) -> str:
        """Bring a name to the form in which it is compared; each is worked out once."""
        known = self._name_keys.get(name)
        if known is None:
            known = self._name_keys[name] = name_key(name)
        return known

    def profile(self, url: str) -> tuple[str, str, str]:
        """Give key, address and handle of an address; empty ones when it is no LinkedIn profile."""
        known = self._profiles.get(url)
        if known is None:
            profile = parse_profile(url)
            good = profile is not None and profile.network == "linkedin"
            known = (profile.key, profile.url, profile.handle) if profile and good else ("", "", "")
            self._profiles[url] = known
        return known

    def profiles(self, urls: str) -> Iterator[tuple[str, str, str]]:
        """Give key, address and handle of each address in a cell that joins them by commas."""
        for url in urls.split(","):
            found = self.profile(url.strip()) if url.strip() else ("", "", "")
            if found[0]:
                yield found

    def key_of(self, name: str, talk: str) -> str:
        """Find the one person of a name, in the conversation first; "" when there is none or more than one."""
        keys = self.keys.get(self.name_key(name), set())
        there = keys & self.talks.get(talk, set())
        if len(there) == 1:
            return next(iter(there))
        return next(iter(keys)) if len(keys) == 1 and not there else ""

    def add(self, key: str, url: str, name: str) -> None:
        """Note the name that goes with an address."""
        if (key, name) in self._added:
            return
        self._added.add((key, name))
        if name and fold(name) != HIDDEN_NAME:
            self.names.setdefault(key, name)
            self.keys.setdefault(self.name_key(name), set()).add(key)
        self.urls.setdefault(key, url)


def read_directory(table: Table) -> Directory:
    """Read messages.csv once for the people in it; a recipient's name is known when there is only one."""
    found = Directory()
    talk_at, from_at, url_at = (table.index(name) for name in ("CONVERSATION ID", "FROM", "SENDER PROFILE URL"))
    to_at, urls_at = table.index("TO"), table.index("RECIPIENT PROFILE URLS")
    draft_at = table.index("IS MESSAGE DRAFT")
    for _, cells in table.pairs():
        cells.append("")
        sender, to = cells[from_at].strip(), cells[to_at].strip()
        talk = found.talks.setdefault(cells[talk_at], set())
        named = found.named_talks.setdefault(cells[talk_at], set())
        key, url, _ = found.profile(cells[url_at].strip())
        if key:
            found.add(key, url, sender)
            talk.add(key)
            if cells[draft_at].strip().lower() == "yes":
                found.drafts[key] += 1
        named.add(found.name_key(sender))
        named.add(found.name_key(to))
        recipients = list(found.profiles(cells[urls_at]))
        for recipient in recipients:
            talk.add(recipient[0])
        if len(recipients) == 1 and "," not in cells[urls_at].strip():
            found.add(recipients[0][0], recipients[0][1], to)
    return found


def find_owner(profile: Table | None, invitations: Table | None, messages: Table | None) -> Owner | None:
    """Tell whose archive it is: Profile.csv names them, Invitations.csv holds their address, messages.csv shows both.

    None when nothing tells.
    """
    name = _profile_name(profile) if profile else ""
    names: Counter[str] = Counter()
    urls: Counter[str] = Counter()
    if invitations:
        _read_invitations(invitations, names, urls)
    name = name or (names.most_common(1)[0][0] if names else "")
    owner = _owner(name, urls.most_common(1)[0][0] if urls else "")
    if messages is None or (owner and owner.key):
        return owner
    directory = read_directory(messages)
    if owner is None:
        return _by_participation(directory)
    keys = directory.keys.get(name_key(name), set())
    talks = {key: sum(key in talk for talk in directory.talks.values()) for key in sorted(keys)}
    return _owner(name, directory.urls[max(talks, key=lambda key: talks[key])]) if talks else owner


def distinct(owners: Iterable[Owner]) -> tuple[Owner, ...]:
    """Give each owner once, in order; one whose address is not known is the one of the same name."""
    found: list[Owner] = []
    for owner in owners:
        for place, other in enumerate(found):
            same_name = owner.name and name_key(owner.name) == name_key(other.name)
            if owner.key == other.key != "" or (same_name and not (owner.key and other.key)):
                found[place] = other if other.key or not owner.key else owner
                break
        else:
            found.append(owner)
    return tuple(found)


def _owner(name: str, url: str) -> Owner | None:
    profile = parse_profile(url) if url else None
    if profile is not None:
        return Owner(name, profile.key, profile.url)
    return Owner(name) if name else None


def _profile_name(table: Table) -> str:
    first, last = table.index("First Name"), table.index("Last Name")
    if first < 0 or last < 0:
        return ""
    for _, cells in table.pairs():
        return display_name(cells[first].strip(), "", cells[last].strip())
    return ""


def _read_invitations(table: Table, names: Counter[str], urls: Counter[str]) -> None:
    """Count who invites in outgoing and is invited in incoming invitations: that is the owner."""
    direction_at = table.index("Direction")
    sides = {
        "OUTGOING": (table.index("From"), table.index("inviterProfileUrl")),
        "INCOMING": (table.index("To"), table.index("inviteeProfileUrl")),
    }
    if direction_at < 0:
        return
    for _, cells in table.pairs():
        side = sides.get(cells[direction_at].strip().upper())
        cells.append("")
        if side is not None:
            name, url = cells[side[0]].strip(), cells[side[1]].strip()
            names.update([name] if name else [])
            urls.update([url] if url else [])


def _by_participation(directory: Directory) -> Owner | None:
    """Take the one who writes drafts, or who takes part in most conversations."""
    if directory.drafts:
        key = directory.drafts.most_common(1)[0][0]
        return Owner(directory.names.get(key, ""), key, directory.urls[key])
    key = _most_frequent(directory.talks)
    if key:
        return Owner(directory.names.get(key, ""), key, directory.urls.get(key, ""))
    name = _most_frequent({talk: names - {""} for talk, names in directory.named_talks.items()})
    return Owner(name) if name else None


def _most_frequent(talks: dict[str, set[str]]) -> str:
    """Give who takes part in more than half of several conversations, and in more than anybody else."""
    counts = Counter(person for people in talks.values() for person in people)
    best = counts.most_common(2)
    if len(talks) < 2 or not best or best[0][1] * 2 <= len(talks) or best[0][1] < 2:
        return ""
    return best[0][0] if len(best) == 1 or best[0][1] > best[1][1] else ""
