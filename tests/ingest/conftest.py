"""Small real inputs for the tests of ingest; all words are made up."""

import zlib
from collections.abc import Callable

import pytest

STORY = (
    "Four herders killed near Tarfa\n\n"
    "At least four herders were killed on Sunday when a roadside bomb hit their pickup near Tarfa, the police said.\n\n"
    "A doctor at the town’s hospital said that two more people had been wounded. Nobody has claimed the attack.\n"
)

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Four herders killed near Tarfa - The Valley Post</title>
<meta property="og:title" content="Four herders killed near Tarfa">
<meta property="og:site_name" content="The Valley Post">
<link rel="canonical" href="https://valleypost.example/news/herders">
<meta property="article:published_time" content="2021-03-09T23:30:00-05:00">
<meta property="article:modified_time" content="2021-04-01T10:00:00Z"></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
<main><article><h1>Four herders killed near Tarfa</h1>
<p>At least four herders were killed on Sunday when a roadside bomb hit their pickup near Tarfa, the police said.</p>
<p>A doctor at the town’s hospital said that two more people had been wounded &amp; taken to the capital.</p>
</article></main>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten recipes for the long summer evenings</a></li></ul></aside>
<footer><p>Copyright 2019 The Valley Post. All rights reserved. Privacy policy</p></footer></body></html>"""

PDF_PAGES = [
    [
        "The Valley Post",
        "Four herders killed near Tarfa",
        "Published: 9 March 2021",
        "At least four herders were killed on Sunday in the north-eastern hills when a road-",
        "side bomb hit their pickup near Tarfa, the police said. The governor of the north-",
        "eastern district named the dead.",
        "A doctor at the hospital of Al-",
        "Shirqat said that two more people had been wounded and taken to the capital, and that",
        "1",
    ],
    ["The Valley Post", "they would live.", "Nobody has claimed the attack.", "2"],
]


def _pdf_stream(lines: list[str]) -> bytes:
    shown = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    operations = "BT /F1 11 Tf 14 TL 40 780 Td " + " T* ".join(f"({line}) Tj" for line in shown) + " ET"
    return operations.encode("latin-1") if lines else b""


def build_pdf(pages: list[list[str]], title: str = "") -> bytes:
    """A PDF 1.4 file written by hand (ISO 32000-1, section 7.5): one Helvetica line of text a string."""
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    bodies.append(f"<< /Title ({title}) /CreationDate (D:20230501120000Z) >>".encode("latin-1"))
    kids = []
    for lines in pages:
        stream = zlib.compress(_pdf_stream(lines))
        bodies.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        layout = f"/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(bodies)} 0 R"
        page = f"<< /Type /Page /Parent 2 0 R {layout} >>"
        bodies.append(page.encode())
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    content = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(bodies) + 1
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % count + table
    return content + b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)


@pytest.fixture
def story() -> str:
    return STORY


@pytest.fixture
def page() -> str:
    return PAGE


@pytest.fixture
def pdf() -> bytes:
    return build_pdf(PDF_PAGES, title="Four herders killed near Tarfa")


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return build_pdf
