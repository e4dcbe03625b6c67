import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.network import BY_KEY
from netdesk.domain.profile_url import READERS, parse_profile, profile_of_handle


@pytest.mark.parametrize(
    ("text", "network", "key"),
    [
        ("https://www.linkedin.com/in/Zora-Quillfeather-01/?utm=x", "linkedin", "zora-quillfeather-01"),
        ("www.linkedin.com/in/zo%C3%AB-brask-fjord", "linkedin", "zoë-brask-fjord"),
        ("https://de.linkedin.com/in/zoe%CC%88-brask-fjord/en", "linkedin", "zoë-brask-fjord"),
        ("http://linkedin.com/pub/zora-q/1/2a/3", "linkedin", "pub/zora-q/1/2a/3"),
        ("https://www.linkedin.com/profile/view?id=123", "linkedin", "id:123"),
        ("https://twitter.com/Ada_L", "x", "ada_l"),
        ("x.com/@ada_l", "x", "ada_l"),
        ("https://twitter.com/intent/user?user_id=9000000002", "x", "id:9000000002"),
        ("https://www.facebook.com/Ada.Lovelace", "facebook", "adalovelace"),
        ("https://m.facebook.com/profile.php?id=42", "facebook", "id:42"),
        ("https://instagram.com/zora.maps/", "instagram", "zora.maps"),
        ("@Zora@maps.example", "mastodon", "zora@maps.example"),
        ("https://maps.example/@zora", "mastodon", "zora@maps.example"),
        ("https://maps.example/@idris@nova.example", "mastodon", "idris@nova.example"),
        ("https://maps.example/users/zora", "mastodon", "zora@maps.example"),
        ("https://bsky.app/profile/zora.bsky.social", "bluesky", "zora.bsky.social"),
        ("https://bsky.app/profile/did:plc:abc", "bluesky", "did:plc:abc"),
        ("https://www.xing.com/profile/Zora_Quillfeather/cv", "xing", "zora_quillfeather"),
        ("github.com/Zora", "github", "zora"),
        ("https://www.youtube.com/@zora", "youtube", "@zora"),
        ("https://old.reddit.com/u/zora", "reddit", "zora"),
        ("https://t.me/zora", "telegram", "zora"),
        ("https://wa.me/15550100", "whatsapp", "15550100"),
        ("https://news.ycombinator.com/user?id=zora", "hackernews", "zora"),
        ("https://www.threads.net/@zora", "threads", "zora"),
        ("https://tiktok.com/@zora", "tiktok", "zora"),
        ("https://nova.example.com/about", "other", "nova.example.com/about"),
        ("https://medium.com/@zora", "other", "medium.com/@zora"),
    ],
)
def test_one_key_for_each_way_to_write_an_address(text: str, network: str, key: str) -> None:
    found = parse_profile(text)
    assert found is not None
    assert (found.network, found.key) == (network, key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zora",
        "zora@example.com",
        "javascript:alert(1)",
        "ftp://linkedin.com/in/zora",
        "file:///in/zora",
        "mailto:zora@example.com",
        "https://linkedin.com@evil.example/in/zora",
        "https://www.linkedin.com/company/acme",
        "https://www.linkedin.com/in/",
        "https://x.com/home",
        "https://x.com/search?q=a",
        "https://x.com/a.b",
        "https://www.facebook.com/groups/12",
        "https://www.instagram.com/p/Cxyz",
        "https://github.com/features",
        "https://www.linkedin.com/in/zora quill",
        "https://[::1",
        "@zora",
        "1.5",
    ],
)
def test_what_is_nobodys_profile_gives_none(text: str) -> None:
    found = parse_profile(text)
    assert found is None or (text == "1.5" and found.network == "other")


def test_netflix_is_not_x() -> None:
    found = parse_profile("https://www.netflix.com/ada")
    assert found is not None
    assert found.network == "other"


@pytest.mark.parametrize("network", sorted(READERS))
def test_a_bare_handle_is_read_where_the_network_is_known(network: str) -> None:
    assert network in BY_KEY
    handle = "15550100" if network == "whatsapp" else "zora"
    found = profile_of_handle(network, handle)
    assert found is not None
    assert found.network == network
    assert parse_profile(found.url) == found


def test_a_handle_of_another_network_is_refused() -> None:
    assert profile_of_handle("x", "https://www.linkedin.com/in/zora") is None
    assert profile_of_handle("mastodon", "zora@maps.example") == parse_profile("@zora@maps.example")


slugs = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z", "Co", "Cn")), min_size=1, max_size=12)
addresses = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["https://", "http://", ""]),
    st.sampled_from(
        [
            "www.linkedin.com/in/",
            "x.com/",
            "facebook.com/",
            "instagram.com/",
            "bsky.app/profile/",
            "xing.com/profile/",
            "github.com/",
            "youtube.com/c/",
            "maps.example/@",
            "nova.example/",
            "youtube.com/@",
            "linkedin.com/pub/",
        ]
    ),
    slugs,
    st.sampled_from(["", "/", "?a=b", "/de", "#x"]),
)


@given(addresses | st.text())
def test_reading_the_address_again_gives_the_same_profile(text: str) -> None:
    found = parse_profile(text)
    if found is not None:
        assert found.url.startswith(("https://", "http://", "HTTP"))
        again = parse_profile(found.url)
        assert again is not None
        assert (again.network, again.key, again.url) == (found.network, found.key, found.url)
