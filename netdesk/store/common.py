"""What some contacts have in common: how many of them have each tag, role and tier, and the cadence all of them share."""

from array import array
from typing import NamedTuple

import apsw

from netdesk.domain.cadence import Cadence
from netdesk.store.database import Database

_AMONG = "m.contact_id IN (SELECT value FROM carray(?1))"
_TAGS = f"SELECT t.name, ifnull(sum({_AMONG}), 0) FROM tag t LEFT JOIN contact_tag m ON m.tag_id = t.id GROUP BY t.id"
_ROLES = (
    f"SELECT r.key, r.name, ifnull(sum({_AMONG}), 0) FROM role r LEFT JOIN contact_role m ON m.role_id = r.id"
    " GROUP BY r.id ORDER BY r.id"
)
_TIERS = "SELECT c.tier, count(*) FROM carray(?1) a CROSS JOIN contact c ON c.id = a.value GROUP BY 1"
_CADENCES = (
    f"SELECT m.ideal_days, ifnull(m.longest_days, 0), count(*) FROM cadence m WHERE {_AMONG} AND m.ideal_days IS NOT NULL"
    " GROUP BY 1, 2"
)


class InCommon(NamedTuple):
    """Counts among `total` contacts; `cadence` is their own one where all have the same, `own_cadence` how many have any."""

    total: int
    tags: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, str, int], ...]
    tiers: dict[int | None, int]
    cadence: Cadence | None
    own_cadence: int


def in_common(db: Database, ids: "array[int]") -> InCommon:
    """Count what some contacts have; tags and roles that nobody of them has are there with 0."""
    chosen = ids or array("q", [0])
    tiers: dict[int | None, int] = dict(db.rows(_TIERS, apsw.carray(chosen)))
    cadences = db.rows(_CADENCES, apsw.carray(chosen))
    own, total = sum(count for _, _, count in cadences), sum(tiers.values())
    return InCommon(
        total=total,
        tags=tuple(db.rows(_TAGS, apsw.carray(chosen))),
        roles=tuple(db.rows(_ROLES, apsw.carray(chosen))),
        tiers=tiers,
        cadence=Cadence(*cadences[0][:2]) if len(cadences) == 1 and own == total else None,
        own_cadence=own,
    )
