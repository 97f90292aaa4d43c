"""Line charts as SVG, written by hand: no plotting library is needed to draw a few lines over two axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 520, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 20, 40, 60
TICKS = 5
COLOURS = ("#1f5fa8", "#b5442b", "#3a7d44", "#7a4fa0", "#8a6d1f")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart; a dashed one is drawn thin and grey, without marks."""

    name: str
    points: Sequence[Point]
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from `low` to `high`, which differ."""

    name: str
    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value lies along the axis, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """The values that are labelled."""
        return [self.low + (self.high - self.low) * step / TICKS for step in range(TICKS + 1)]


def line_chart(title: str, x: Axis, y: Axis, lines: Sequence[Line]) -> str:
    """The chart as an SVG document with title, axes, lines with marks, and a legend."""

    def place(point: Point) -> Point:
        across = LEFT + x.share(point[0]) * (WIDTH - LEFT - RIGHT)
        return across, HEIGHT - BOTTOM - y.share(point[1]) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(WIDTH / 2, 22, title, anchor="middle", size=14),
    ]
    for value in x.ticks():
        across, down = place((value, y.low))
        parts.append(_text(across, down + 18, f"{value:.3g}", anchor="middle"))
    for value in y.ticks():
        across, down = place((x.low, value))
        parts.append(_stroke([(LEFT, down), (WIDTH - RIGHT, down)], "#ddd", 1))
        parts.append(_text(across - 8, down + 4, f"{value:.3g}", anchor="end"))
    parts.append(_text(WIDTH / 2, HEIGHT - 18, x.name, anchor="middle"))
    parts.append(f'<g transform="rotate(-90 16 {HEIGHT / 2})">{_text(16, HEIGHT / 2, y.name, anchor="middle")}</g>')
    for number, line in enumerate(lines):
        parts += _drawn(line, [place(point) for point in line.points], COLOURS[number % len(COLOURS)], number)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _drawn(line: Line, points: Sequence[Point], colour: str, number: int) -> list[str]:
    colour = "#888" if line.dashed else colour
    down = TOP + 14 + 16 * number
    parts = [_stroke(points, colour, 1 if line.dashed else 2, dashed=line.dashed)]
    if not line.dashed:
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colour}"/>' for a, b in points]
    parts.append(_stroke([(LEFT + 10, down - 4), (LEFT + 30, down - 4)], colour, 2, dashed=line.dashed))
    return [*parts, _text(LEFT + 36, down, line.name)]


def _stroke(points: Sequence[Point], colour: str, width: int, *, dashed: bool = False) -> str:
    told = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline points="{told}" fill="none" stroke="{colour}" stroke-width="{width}"{dash}/>'


def _text(across: float, down: float, words: str, *, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(words)}</text>'
