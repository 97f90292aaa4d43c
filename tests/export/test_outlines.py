"""The map's outlines: small, whole, and read by the page as they were written."""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

import tidings.export.digest
from tidings.export.data.build_outlines import ALPHABET, GRID, build, encode, inner_point, thin

FOLDER = Path(tidings.export.digest.__file__).parent
NODE = shutil.which("node")
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]


@pytest.fixture(scope="module")
def outlines():
    return json.loads(files("tidings.export.data").joinpath("outlines.json").read_text(encoding="utf-8"))


def test_points_come_back_to_within_half_a_grid_step():
    points = [(-179.999, 83.5), (0.001, -0.002), (12.3456, 45.6789), (180.0, -83.0)]
    back = _decode(encode(points))
    assert all(
        abs(x - u) <= 0.5 / GRID and abs(y - v) <= 0.5 / GRID for (x, y), (u, v) in zip(points, back, strict=True)
    )


def test_points_on_a_line_are_left_out_and_corners_are_kept():
    assert thin([(0, 0), (1, 0.001), (2, 0), (2, 5), (2, 9)], 0.01) == [(0, 0), (2, 0), (2, 9)]


def test_a_closed_line_keeps_its_shape():
    assert thin(SQUARE, 0.01) == SQUARE


def test_a_label_stands_inside_a_shape_that_bends_around_its_middle():
    bent = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (9.0, 10.0), (9.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    x, y = inner_point(bent)
    assert (0 < x < 10 and 0 < y < 1) or (9 < x < 10 and 0 < y < 10)


def test_neighbours_share_their_border():
    arcs = [[[0, 0], [0, 10]], [[0, 10], [-10, 0], [0, -10], [10, 0]], [[0, 0], [10, 0], [0, 10], [-10, 0]]]
    shapes = [
        {"type": "Polygon", "properties": {"name": "West"}, "arcs": [[0, 1]]},
        {"type": "MultiPolygon", "properties": {"name": "East"}, "arcs": [[[2, -1]]]},
    ]
    topology = {
        "arcs": arcs,
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {"countries": {"geometries": shapes}},
    }
    built = build(topology)
    assert [(country[0], country[3]) for country in built["countries"]] == [("West", [[0, 1]]), ("East", [[2, -1]])]
    assert built["countries"][0][1] < 0 < built["countries"][1][1]


def test_the_bundled_outlines_are_whole_and_small(outlines):
    size = len(files("tidings.export.data").joinpath("outlines.json").read_bytes())
    assert size < 500_000
    names = [name for name, *_ in outlines["countries"]]
    assert len(names) > 230
    assert {"Iraq", "Mali", "Haiti", "Myanmar", "Palestine", "Kosovo"} <= set(names)
    used = {n if n >= 0 else ~n for *_, rings in outlines["countries"] for ring in rings for n in ring}
    assert used <= set(range(len(outlines["arcs"])))


def test_every_ring_of_the_bundled_outlines_is_closed(outlines):
    arcs = [_decode(code) for code in outlines["arcs"]]
    for name, _, _, rings in outlines["countries"]:
        for ring in rings:
            line = [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
            assert line[0] == line[-1], name


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_the_page_reads_what_the_builder_wrote():
    points = [(-3.5, 15.25), (44.4, 33.3), (-179.0, -80.0), (0.0, 0.0)]
    source = (FOLDER / "outlines.js").read_text(encoding="utf-8")
    ask = f"decodeArc({json.dumps(encode(points))}, {GRID}).map(([x, y]) => unproject(x, y))"
    program = f"{source}\nconsole.log(JSON.stringify({ask}));"
    answer = subprocess.run([NODE, "-e", program], capture_output=True, text=True, check=True)  # noqa: S603 -- our own script
    assert [[round(x, 4), round(y, 4)] for x, y in json.loads(answer.stdout)] == [list(point) for point in points]


def _decode(code):
    numbers, rest, shift = [], 0, 0
    for character in code:
        digit = ALPHABET.index(character)
        rest |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            numbers.append(~(rest >> 1) if rest & 1 else rest >> 1)
            rest = shift = 0
    points, x, y = [], 0, 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / GRID, y / GRID))
    return points
