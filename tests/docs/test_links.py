import re

import pytest

LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CODE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)


def anchors(page):
    """The anchors of a page's headings, as GitHub makes them."""
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(CODE.sub("", page)))
    return {heading.replace(" ", "-") for heading in words}


def broken_links(path):
    for target in LINK.findall(CODE.sub("", path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        other = (path.parent / file).resolve() if file else path
        if not other.exists() or (anchor and anchor not in anchors(other.read_text("utf-8"))):
            yield target


def test_links_between_pages_lead_somewhere(root):
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "src").rglob("*.md")]
    assert len(pages) > 20
    assert {str(page.relative_to(root)): list(broken_links(page)) for page in pages if any(broken_links(page))} == {}


def test_every_page_can_be_reached_from_the_readme(root):
    seen, ahead = set(), [root / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        targets = LINK.findall(CODE.sub("", page.read_text("utf-8")))
        ahead += [(page.parent / target.partition("#")[0]).resolve() for target in targets if ":" not in target]
    assert {str(page.relative_to(root)) for page in (root / "docs").rglob("*.md")} <= {
        str(page.relative_to(root)) for page in seen
    }


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Precision of a place", "precision-of-a-place"),
        ("GeoJSON (`.geojson`)", "geojson-geojson"),
        ("air_strike", "air_strike"),
    ],
)
def test_an_anchor_is_made_as_github_makes_it(heading, anchor):
    assert anchors(f"# {heading}\n") == {anchor}
