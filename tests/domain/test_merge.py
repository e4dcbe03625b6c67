"""What a merged person's fields become, on paper."""

from netdesk.domain.merge import MergePlan, MergeSide, SideFigures, chosen, settled

ADA = MergeSide(1, "Ada", "ada", company="Acme", connected_on=90, added_at=500, tier=3, status=1, status_at=7)
OTHER = MergeSide(
    2, "Adeline", "adeline", "Adeline", company="Beta", position="Owner", connected_on=80, starred=1, tier=1
)


def test_the_first_one_s_word_counts_and_gaps_are_filled() -> None:
    result = settled([ADA, OTHER], {})
    assert (result.id, result.name, result.company, result.position) == (1, "Ada", "Acme", "Owner")
    assert (result.connected_on, result.added_at, result.starred, result.tier) == (80, 500, 1, 1)
    assert (result.status, result.status_at) == (0, None)


def test_what_the_user_chose_counts_even_where_it_is_empty() -> None:
    result = settled([ADA, OTHER], {"name": 2, "position": 1, "tier": 1})
    assert (result.name, result.name_key, result.first, result.position, result.tier) == (
        "Adeline",
        "adeline",
        "Adeline",
        "",
        3,
    )


def test_whose_value_it_is() -> None:
    assert chosen([ADA, OTHER], "position", {}) == OTHER
    assert chosen([ADA, OTHER], "location", {}) == ADA
    assert chosen([ADA, OTHER], "tier", {}) == OTHER


def test_a_plan_unites_lists_and_adds_up_figures() -> None:
    plan = MergePlan(
        (ADA, OTHER),
        (SideFigures(3, 1, 60, (("EUR", 500),)), SideFigures(2, 0, 30, (("EUR", 100), ("USD", 7)))),
        {"E-mails": (("a@x.org",), ("b@x.org", "a@x.org"))},
    )
    assert plan.united("E-mails", [1, 2]) == ("a@x.org", "b@x.org")
    assert plan.united("E-mails", [2]) == ("b@x.org", "a@x.org")
    assert plan.total([1, 2]) == SideFigures(5, 1, 90, (("EUR", 600), ("USD", 7)))
    assert plan.total([1]) == plan.figures[0]
