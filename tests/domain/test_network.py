import pytest

from netdesk.domain.network import BY_KEY, NETWORKS, network_named, network_of_host


def test_keys_are_unique_and_networks_have_names_and_letters() -> None:
    assert len(BY_KEY) == len(NETWORKS)
    assert all(network.name and len(network.letter) == 1 for network in NETWORKS)


def test_no_host_belongs_to_two_networks() -> None:
    hosts = [host for network in NETWORKS for host in network.hosts]
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("linkedin.com", "linkedin"),
        ("de.linkedin.com", "linkedin"),
        ("WWW.LinkedIn.com.", "linkedin"),
        ("x.com", "x"),
        ("mobile.twitter.com", "x"),
        ("t.me", "telegram"),
    ],
)
def test_a_host_tells_its_network(host: str, key: str) -> None:
    found = network_of_host(host)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("host", ["netflix.com", "x.com.evil.example", "notlinkedin.com", "com", ""])
def test_a_host_that_only_ends_alike_is_no_network(host: str) -> None:
    assert network_of_host(host) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("LinkedIn", "linkedin"),
        (" linkedin ", "linkedin"),
        ("Hacker News", "hackernews"),
        ("hackernews", "hackernews"),
        ("in person", "in_person"),
        ("in_person", "in_person"),
        ("e-mail", "email"),
        ("E-Mail", "email"),
        ("Twitter", "x"),
        ("fb", "facebook"),
    ],
)
def test_a_network_is_found_by_key_name_or_old_name(text: str, key: str) -> None:
    found = network_named(text)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("text", ["", "  ", "myspace", "linked"])
def test_an_unknown_name_is_no_network(text: str) -> None:
    assert network_named(text) is None
