"""Where the sample people are found: profiles, addresses, numbers, all of them reserved for examples."""

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from netdesk.sample.recipe import address
from netdesk.sample.rows import Email, Phone, Profile, Website

# How many in a hundred are on each network; those on none are on LinkedIn.
REACH = (
    ("linkedin", 84), ("x", 18), ("facebook", 10), ("instagram", 8), ("mastodon", 8), ("bluesky", 9), ("xing", 4),
    ("github", 3),
)  # fmt: skip
FOLLOWING = frozenset({"x", "mastodon", "bluesky", "instagram"})
DOMAINS = ("example.com", "example.org", "example.net")
AREAS = range(201, 989)
PHONES = 100 * len(AREAS)
STEP = 7919
"""Has no divisor in common with PHONES: each number comes once."""
GONE = 0.006


class Presence(NamedTuple):
    """What leads to a contact."""

    profiles: list[Profile]
    emails: list[Email]
    phones: list[Phone]
    websites: list[Website]


class Places:
    """Draws profiles and addresses; `networks` are the ids of networks by key."""

    def __init__(self, dice: Random, networks: Mapping[str, int], today: int) -> None:
        """Begin with no address given."""
        self._dice, self._networks, self._today = dice, networks, today
        self._given: set[str] = set()

    def draw(self, contact: int, latin: str, since: int | None) -> Presence:
        """Give a contact profiles and perhaps an e-mail address, a phone number, a website."""
        dice = self._dice
        on = [key for key, share in REACH if dice.random() * 100 < share] or ["linkedin"]
        profiles = [self.profile(contact, key, latin, since if key == on[0] else None) for key in on]
        return Presence(profiles, self._emails(contact, latin), self._phones(contact), self._websites(contact, latin))

    def profile(self, contact: int, network: str, latin: str, since: int | None) -> Profile:
        """Make a contact's profile on a network."""
        dice = self._dice
        handle, url = _place(network, latin, contact)
        gone = self._today - dice.randrange(1, 200) if dice.random() < GONE else None
        if gone is not None and since is not None and gone < since:
            gone = None
        follows = (int(dice.random() < 0.6), int(dice.random() < 0.5)) if network in FOLLOWING else (None, None)
        key = handle.lower()
        return Profile(contact, self._networks[network], key, handle, url, since, gone, None, *follows)

    def _emails(self, contact: int, latin: str) -> list[Email]:
        dice = self._dice
        if dice.random() > 0.45:
            return []
        first, _, last = latin.partition("-")
        name = f"{first}.{last}".strip(".-") or "hello"
        if name in self._given:
            name = f"{name}{contact}"
        self._given.add(name)
        domains = dice.sample(DOMAINS, 2 if dice.random() < 0.08 else 1)
        return [Email(contact, f"{name}@{domain}", label) for domain, label in zip(domains, ("", "home"), strict=False)]

    def _phones(self, contact: int) -> list[Phone]:
        if self._dice.random() > 0.12 or contact > PHONES:
            return []
        area, line = divmod(contact * STEP % PHONES, 100)
        number = f"+1 {AREAS[area]} 555 01{line:02d}"
        return [Phone(contact, number, number.replace("+", "").replace(" ", ""), "")]

    def _websites(self, contact: int, latin: str) -> list[Website]:
        if self._dice.random() > 0.06:
            return []
        return [Website(contact, f"https://{address(latin) or 'site'}{contact}.example.net")]


def _place(network: str, latin: str, number: int) -> tuple[str, str]:
    """Give a handle that no real person has and the address that goes with it, as domain.profile_url reads it."""
    slug = f"{latin}-demo{number}"
    short = f"{address(latin)[:8]}_demo{number}"
    return {
        "linkedin": (slug, f"https://www.linkedin.com/in/{slug}"),
        "x": (short, f"https://x.com/{short}"),
        "facebook": (short, f"https://www.facebook.com/{short}"),
        "instagram": (short, f"https://www.instagram.com/{short}"),
        "mastodon": (f"{short}@social.example.org", f"https://social.example.org/@{short}"),
        "bluesky": (f"{slug}.example.com", f"https://bsky.app/profile/{slug}.example.com"),
        "xing": (slug, f"https://www.xing.com/profile/{slug}"),
        "github": (short, f"https://github.com/{short}"),
    }[network]
