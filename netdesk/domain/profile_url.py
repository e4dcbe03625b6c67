"""Profile addresses: which network, whose profile, and one key for all the ways to write it."""

from collections.abc import Callable
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import parse_qs, quote, unquote, urlsplit

from netdesk.domain.network import network_of_host


class Profile(NamedTuple):
    """Someone's place on one network.

    `key` is the same for every spelling of the address, `handle` is the name as written, `url` can be opened.
    """

    network: str
    handle: str
    key: str
    url: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RESERVED: dict[str, frozenset[str]] = {
    "x": _words(
        "home explore i intent search share hashtag settings notifications messages login signup tos privacy about jobs "
        "compose download account following followers lists bookmarks premium"
    ),
    "facebook": _words(
        "groups pages events watch marketplace share sharer sharer.php photo photo.php photos story.php permalink.php "
        "login login.php messages gaming hashtag help ads business plugins dialog policies home.php reel reels stories "
        "videos public settings notes pg l.php media search friends notifications bookmarks"
    ),
    "instagram": _words("p reel reels explore stories accounts tv direct about developer legal web privacy terms _u"),
    "github": _words(
        "features topics about login join pricing search explore marketplace settings notifications sponsors orgs apps "
        "collections trending contact security enterprise site new issues pulls codespaces customer-stories readme"
    ),
    "telegram": _words("s joinchat share c addstickers iv proxy socks setlanguage login addlist boost"),
}
NOT_MASTODON = ("medium.com", "substack.com", "flipboard.com", "dev.to", "odysee.com", "rumble.com", "about.me")
HANDLE_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_.-")
LINKEDIN_URL = "https://www.linkedin.com/in/"


def slug_key(slug: str) -> str:
    """Bring a slug of an address to one form: percent signs decoded, one Unicode form, no case."""
    if "%" in slug:
        slug = unquote(slug)
    if slug.isascii():
        return slug.lower()
    return normalize("NFC", normalize("NFC", slug).casefold())


def parse_profile(text: str) -> Profile | None:
    """Read a profile's address, with or without its scheme, or a Mastodon address such as @ada@example.social.

    None when the text is no web address, a page of a network that is nobody's profile, or anything but http and https.
    Addresses of unknown sites give the network "other" with an empty handle.
    """
    text = text.strip().strip("<>")
    if text.startswith(LINKEDIN_URL):
        slug = text[len(LINKEDIN_URL) :].removesuffix("/")
        if slug.isascii() and slug.replace("-", "").isalnum():  # as nearly all of them are written
            return Profile("linkedin", slug, slug.lower(), LINKEDIN_URL + slug)
    if not text or len(text) > 2000 or " " in text or not text.isprintable():
        return None
    if text.startswith("@"):
        return _fediverse(text)
    parts = _split(text)
    if parts is None:
        return None
    host, segments, query = parts
    network = network_of_host(host)
    if network is not None:
        reader = READERS.get(network.key)
        return reader(segments, query) if reader else None
    return _mastodon_page(host, segments) or _other(host, text)


def profile_of_handle(network: str, handle: str) -> Profile | None:
    """Read a handle whose network is known: "@ada", "ada" or a whole address."""
    handle = handle.strip()
    if "/" in handle or handle.count("@") > 1:
        found = parse_profile(handle)
        return found if found is not None and found.network == network else None
    bare = handle.removeprefix("@")
    if network == "mastodon":
        return _fediverse("@" + bare)
    reader = READERS.get(network)
    if reader is None or not bare or any(letter.isspace() for letter in bare):
        return None
    prefix = {"linkedin": "in", "bluesky": "profile", "xing": "profile", "reddit": "user", "hackernews": "user"}
    if network == "hackernews":
        return reader(["user"], {"id": [bare]})
    before = [prefix[network]] if network in prefix else []
    return reader([*before, "@" + bare if network in ("tiktok", "threads", "youtube") else bare], {})


def _split(text: str) -> tuple[str, list[str], dict[str, list[str]]] | None:
    scheme, mark, _ = text.partition("://")
    if not mark:
        head = text.partition("/")[0]
        if "@" in head or (":" in head and not head.rpartition(":")[2].isdigit()):
            return None
        text = "https://" + text.removeprefix("//")
    elif scheme.lower() not in ("http", "https"):
        return None
    try:
        address = urlsplit(text)
        host = (address.hostname or "").rstrip(".")
    except ValueError:
        return None
    if "@" in address.netloc or "." not in host.strip(".") or not _is_host(host):
        return None
    path = [normalize("NFC", unquote(part)) for part in address.path.split("/") if part]
    return host, path, parse_qs(address.query) if address.query else {}


def _is_host(host: str) -> bool:
    labels = host.split(".")
    return all(labels) and all(label.replace("-", "").replace("_", "").isalnum() for label in labels)


def _is_handle(handle: str, most: int) -> bool:
    return 0 < len(handle) <= most and all(letter in HANDLE_LETTERS for letter in handle.lower())


def _segment(handle: str) -> str:
    return quote(handle, safe="@:~!$&'()*+,;=")


Query = dict[str, list[str]]


def _linkedin(path: list[str], query: Query) -> Profile | None:
    while path and path[0].lower() in ("m", "mwlite"):
        path = path[1:]
    if len(path) >= 2 and path[0].lower() == "in":
        slug = path[1].strip()
        return Profile("linkedin", slug, slug_key(quote(slug)), LINKEDIN_URL + quote(slug)) if slug else None
    if len(path) >= 2 and path[0].lower() == "pub" and path[1].lower() != "dir":
        slug = "/".join(path[1:5])
        return Profile("linkedin", slug, "pub/" + slug_key(quote(slug)), "https://www.linkedin.com/pub/" + quote(slug))
    number = query.get("id", [""])[0]
    if [part.lower() for part in path[:2]] == ["profile", "view"] and number.isalnum() and number.isascii():
        url = f"https://www.linkedin.com/profile/view?id={number}"
        return Profile("linkedin", number, f"id:{number.lower()}", url)
    return None


def _x(path: list[str], query: Query) -> Profile | None:
    if [part.lower() for part in path[:2]] in (["intent", "user"], ["intent", "follow"]):
        number = query.get("user_id", [""])[0]
        if number.isdecimal():
            return Profile("x", number, f"id:{number}", f"https://x.com/intent/user?user_id={number}")
        path = query.get("screen_name", [])
    return _named("x", path, "https://x.com/", 20, dots=False)


def _named(network: str, path: list[str], base: str, most: int, *, dots: bool = True) -> Profile | None:
    """Read a network whose profiles sit at the root of its site."""
    handle = path[0].removeprefix("@") if path else ""
    if not _is_handle(handle, most) or (not dots and "." in handle) or handle.lower() in RESERVED.get(network, ()):
        return None
    return Profile(network, handle, handle.lower(), base + handle)


def _facebook(path: list[str], query: Query) -> Profile | None:
    number = ""
    if path and path[0].lower() == "profile.php":
        number = query.get("id", [""])[0]
    elif len(path) >= 3 and path[0].lower() in ("people", "pages"):
        number = path[2]
    if number:
        url = f"https://www.facebook.com/profile.php?id={number}"
        return Profile("facebook", number, f"id:{number}", url) if number.isdecimal() and number.isascii() else None
    if path and path[0].lower() == "t":
        path = path[1:]
    found = _named("facebook", path, "https://www.facebook.com/", 60)
    # Facebook ignores the dots of a handle.
    return found._replace(key=found.key.replace(".", "")) if found and found.key.strip(".") else None


def _instagram(path: list[str], _query: Query) -> Profile | None:
    if path and path[0] == "_u":
        path = path[1:]
    return _named("instagram", path, "https://www.instagram.com/", 30)


def _bluesky(path: list[str], _query: Query) -> Profile | None:
    if len(path) < 2 or path[0].lower() != "profile":
        return None
    handle = path[1].removeprefix("@")
    if not handle or not all(letter in HANDLE_LETTERS or letter == ":" for letter in handle.lower()):
        return None
    return Profile("bluesky", handle, handle.lower(), "https://bsky.app/profile/" + handle)


def _xing(path: list[str], _query: Query) -> Profile | None:
    if len(path) < 2 or path[0].lower() not in ("profile", "profiles"):
        return None
    return Profile("xing", path[1], slug_key(quote(path[1])), "https://www.xing.com/profile/" + quote(path[1]))


def _at_only(network: str, base: str) -> Callable[[list[str], Query], Profile | None]:
    def read(path: list[str], _query: Query) -> Profile | None:
        return _named(network, path, base, 40) if path and path[0].startswith("@") else None

    return read


def _youtube(path: list[str], _query: Query) -> Profile | None:
    if path and path[0].startswith("@") and len(path[0]) > 1:
        return Profile("youtube", path[0], slug_key(quote(path[0])), "https://www.youtube.com/" + _segment(path[0]))
    if len(path) >= 2 and path[0].lower() in ("channel", "user", "c"):
        kind = path[0].lower()
        key = path[1] if kind == "channel" else slug_key(quote(path[1]))
        return Profile("youtube", path[1], f"{kind}/{key}", f"https://www.youtube.com/{kind}/{_segment(path[1])}")
    return None


def _reddit(path: list[str], _query: Query) -> Profile | None:
    if len(path) < 2 or path[0].lower() not in ("user", "u"):
        return None
    return _named("reddit", path[1:], "https://www.reddit.com/user/", 30)


def _hackernews(path: list[str], query: Query) -> Profile | None:
    names = query.get("id", [])
    if not path or path[0] != "user" or not names or not _is_handle(names[0], 40):
        return None
    return Profile("hackernews", names[0], names[0], f"https://news.ycombinator.com/user?id={names[0]}")


def _whatsapp(path: list[str], _query: Query) -> Profile | None:
    number = path[0].lstrip("+") if path else ""
    if not number.isdecimal() or not number.isascii() or len(number) < 6:
        return None
    return Profile("whatsapp", number, number, "https://wa.me/" + number)


def _fediverse(text: str) -> Profile | None:
    user, mark, host = text.removeprefix("@").partition("@")
    host = host.lower().rstrip(".")
    if not mark or not _is_handle(user, 60) or "." not in host or not _is_host(host):
        return None
    if network_of_host(host) is not None:
        return None
    return Profile("mastodon", f"{user}@{host}", f"{user}@{host}".lower(), f"https://{host}/@{user}")


def _mastodon_page(host: str, path: list[str]) -> Profile | None:
    if path and path[0] == "web":
        path = path[1:]
    if not path or any(host == known or host.endswith("." + known) for known in NOT_MASTODON):
        return None
    name = path[0]
    if name == "users" and len(path) > 1:
        name = "@" + path[1]
    if not name.startswith("@"):
        return None
    return _fediverse(name if "@" in name[1:] else f"{name}@{host}")


def _other(host: str, text: str) -> Profile | None:
    url = text if "://" in text else "https://" + text.removeprefix("//")
    rest = url.partition("://")[2].partition("#")[0].partition("/")[2].rstrip("/")
    short = host.removeprefix("www.")
    return Profile("other", "", f"{short}/{rest}" if rest else short, url)


READERS: dict[str, Callable[[list[str], Query], Profile | None]] = {
    "linkedin": _linkedin,
    "x": _x,
    "facebook": _facebook,
    "instagram": _instagram,
    "bluesky": _bluesky,
    "threads": _at_only("threads", "https://www.threads.net/@"),
    "tiktok": _at_only("tiktok", "https://www.tiktok.com/@"),
    "reddit": _reddit,
    "youtube": _youtube,
    "xing": _xing,
    "whatsapp": _whatsapp,
    "telegram": lambda path, _query: _named("telegram", path, "https://t.me/", 40, dots=False),
    "hackernews": _hackernews,
    "github": lambda path, _query: _named("github", path, "https://github.com/", 40, dots=False),
}
