"""Write a large, deterministic Connections.csv of invented people, to measure imports with."""

import csv
import random
from pathlib import Path

FIRST = "Ada Bob Cleo Dan Eve Finn Gus Hana Ivy Jo Kai Lea Max Nia Otto Pia Quin Ria Sam Tia Uma Vic Wes Xia Yan Zoë".split()
LAST = [
    start + end
    for start in "Ar Be Co Da El Fa Go Ha In Jo Ka Lo Ma Ne Or Pa Qu Ro Sa To".split()
    for end in "berg son ström well dale wick ford ley mann ski".split()
]
POSITIONS = (
    "Designer", "Founder", "CTO", "Copywriter", "Recruiter", "Marketing Manager, EMEA", "Head of Content", "Engineer",
    "LION | 30k connections", "Editor",
)  # fmt: skip
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
NOTE = (
    "When exporting your connection data, you may notice that some of the email addresses are missing. "
    "You will only see email addresses for connections who have allowed it."
)


def surname(number: int) -> str:
    """Give one of millions of invented surnames; the common ones come often, as in life."""
    rank = int(random.Random(number).paretovariate(0.15)) % 8_000_000
    name = LAST[rank % 200]
    for size in (200, 40_000):
        if rank >= size:
            name += LAST[rank // size % 200][1:]
    return name


def connections(people: int, path: Path) -> None:
    """Write the export of somebody with that many connections, in the shape of 2023 and later."""
    dice = random.Random(1)
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(f'Notes:\n"{NOTE}"\n\n')
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
        for number in range(people):
            mail = f"person{number}@example.com" if number % 10 == 0 else ""
            day = f"{dice.randint(1, 28):02d} {dice.choice(MONTHS)} {dice.randint(2008, 2026)}"
            company, position = f"{surname(dice.randrange(10**9))} & Co", dice.choice(POSITIONS)
            url = f"https://www.linkedin.com/in/person-{number}"
            rows.writerow([FIRST[number % len(FIRST)], surname(number), url, mail, company, position, day])
