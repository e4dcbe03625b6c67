"""Networks: where one meets people, from LinkedIn to a hallway."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Network:
    """A place where contacts are met; `hosts` are the web hosts that belong to it."""

    key: str
    name: str
    letter: str
    hosts: tuple[str, ...] = ()


NETWORKS: tuple[Network, ...] = (
    Network("linkedin", "LinkedIn", "L", ("linkedin.com", "lnkd.in")),
    Network("x", "X", "X", ("x.com", "twitter.com", "t.co")),
    Network("facebook", "Facebook", "F", ("facebook.com", "fb.com", "messenger.com")),
    Network("instagram", "Instagram", "I", ("instagram.com",)),
    Network("mastodon", "Mastodon", "M", ()),
    Network("bluesky", "Bluesky", "B", ("bsky.app",)),
    Network("threads", "Threads", "T", ("threads.net", "threads.com")),
    Network("reddit", "Reddit", "R", ("reddit.com", "redd.it")),
    Network("youtube", "YouTube", "Y", ("youtube.com", "youtu.be")),
    Network("tiktok", "TikTok", "K", ("tiktok.com",)),
    Network("xing", "XING", "G", ("xing.com",)),
    Network("whatsapp", "WhatsApp", "W", ("whatsapp.com", "wa.me")),
    Network("telegram", "Telegram", "T", ("telegram.org", "t.me")),
    Network("discord", "Discord", "D", ("discord.com",)),
    Network("hackernews", "Hacker News", "H", ("news.ycombinator.com",)),
    Network("github", "GitHub", "H", ("github.com",)),
    Network("email", "E-mail", "E", ()),
    Network("phone", "Phone", "P", ()),
    Network("in_person", "In person", "P", ()),
    Network("other", "Other", "O", ()),
)

BY_KEY: dict[str, Network] = {network.key: network for network in NETWORKS}


def network_of_host(host: str) -> Network | None:
    """Find the network a web host belongs to; `netflix.com` is not `x.com`."""
    host = host.lower().rstrip(".")
    for network in NETWORKS:
        for known in network.hosts:
            if host == known or host.endswith("." + known):
                return network
    return None


def network_named(text: str) -> Network | None:
    """Find a network by its key or name, whatever the case."""
    wanted = text.strip().casefold().replace(" ", "_").replace("-", "")
    for network in NETWORKS:
        if wanted in (network.key, network.name.casefold().replace(" ", "_").replace("-", "")):
            return network
    return {"twitter": BY_KEY["x"], "mail": BY_KEY["email"], "fb": BY_KEY["facebook"]}.get(wanted)
