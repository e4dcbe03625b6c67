"""How alike names are: what one person writes in several ways, and what is somebody else."""

import pytest

from netdesk.analysis.name_likeness import likeness
from netdesk.domain.folding import fold


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Ada Example", "Ada Example", 1),
        ("Dörte Müller", "Dorte Muller", 1),
        ("Ben Fox", "Fox Ben", 0.99),
        ("Fox, Ben", "Ben Fox", 0.99),
        ("Dr. Ada Example", "Ada Example, PhD", 0.99),
        ("Ada M. Example", "Ada Example", 0.95),
        ("Ben Fox", "Benjamin Fox", 0.9),
        ("Bob Winter", "Robert Winter", 0.9),
        ("Winter Bob", "Robert Winter", 0.85),
        ("A. Example", "Ada Example", 0.85),
        ("Jon Smith", "John Smith", 0.8),
        ("Ada Example", "Ada Exampel", 0.8),
        ("김민지", "김민지", 1),
    ],
)
def test_one_person_written_in_two_ways(one: str, other: str, least: float) -> None:
    assert likeness(fold(one), fold(other)) >= least
    assert likeness(fold(other), fold(one)) == likeness(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Lopez", "Mario Lopez"),
        ("Martin Weber", "Martina Weber"),
        ("Paul Weber", "Paula Weber"),
        ("Ada B. Example", "Ada C. Example"),
        ("Ada Example", "Bea Example"),
        ("Ada Example", "Ada Sample"),
        ("A. Example", "B. Example"),
        ("Ada", "Ada Example"),
        ("김민지", "김민정"),
        ("", ""),
        ("Ada Example", ""),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert likeness(fold(one), fold(other)) < 0.8
