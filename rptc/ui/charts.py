"""Pictures as numbers for SVG templates: 360 units wide, coordinates as strings with a point."""

from dataclasses import dataclass

import segno

WIDTH, LEFT, RIGHT, BAR, PITCH = 360, 96, 44, 15, 23


@dataclass(frozen=True)
class Drawn:
    """One bar where it lies."""

    label: str
    text: str
    kind: str
    y: int
    base: int
    width: str
    end: str


def bars(items, limit=None):
    """Horizontal bars on one scale that starts at nought; `limit` is a line across."""
    top = max([b.value for b in items] + [limit or 0, 1])
    scale = (WIDTH - LEFT - RIGHT) / top
    drawn = [
        Drawn(
            b.label,
            b.text or f"{b.value:g}",
            b.kind,
            3 + i * PITCH,
            3 + i * PITCH + 12,
            point(b.value * scale),
            point(LEFT + 6 + b.value * scale),
        )
        for i, b in enumerate(items)
    ]
    return {
        "bars": drawn,
        "height": len(items) * PITCH + 4,
        "left": LEFT,
        "label_x": LEFT - 8,
        "limit": point(LEFT + limit * scale) if limit else "",
    }


def point(number):
    """A coordinate with a point, whatever the language."""
    return f"{number:.1f}"


def qr(address):
    """A QR code as inline SVG without style; the address stands beside it in words."""
    return segno.make(address, error="m").svg_inline(
        scale=4, border=2, svgclass="r-qr__code", lineclass=None, omitsize=True
    )
