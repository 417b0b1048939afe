"""Who may be meant: the registry asked by what the sender told, each with the reasons, for those who may search."""

from dataclasses import dataclass

from django.utils import timezone

from clients import matching
from clients.views.search_tiles import tiles

MOST = 5


@dataclass(frozen=True)
class Known:
    """`tiles`: clients.views.search_tiles.Tile, the likeliest first; `hidden`: how many the reader may not see."""

    tiles: list
    hidden: int


def likely(row, user):
    """At most five people, or None where the reader may not search."""
    if not user.has_perm("clients.search"):
        return None
    told, year = row.client, timezone.localdate(row.received_at).year
    asked = {
        "full_name": told.get("full_name", ""), "alias": told.get("alias", ""), "sex": told.get("sex", ""),
        "birth_year": year - told["age"] if "age" in told else None,
    }  # fmt: skip
    hits = matching.candidates(**asked, user=user)
    return Known(tiles(hits[:MOST]), hits.restricted)
