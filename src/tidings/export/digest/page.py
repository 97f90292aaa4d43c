"""The digest page, put together from its template, style, scripts and data into one file that needs no network."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from importlib.resources import files
from string import Template
from typing import TextIO

from tidings.export.digest.payload import digest_payload
from tidings.model.claim import Reading
from tidings.model.report import Report

# In the order in which they need each other; together they are one script.
SCRIPTS = (
    "elements.js",
    "claims.js",
    "filters.js",
    "words.js",
    "outlines.js",
    "view.js",
    "spots.js",
    "map.js",
    "timeline.js",
    "cards.js",
    "list.js",
    "report.js",
    "page.js",
)

# Inside <script> only these end the element or, in old programs, the line; JSON lets all be written as escapes.
_UNSAFE_IN_SCRIPT = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def write_digest(results: Iterable[tuple[Report, Reading]], out: TextIO, title: str = "News digest") -> None:
    """Write the digest page of the results.

    The page runs only the script and style it came with (content security policy by digest) and fetches nothing. The
    same results give the same bytes.
    """
    style = _part("page.css")
    script = '"use strict";\n(() => {\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"
    page = Template(_part("page.html")).substitute(
        title=html.escape(title),
        style=style,
        style_digest=_digest(style),
        script=script,
        script_digest=_digest(script),
        outlines=files("tidings.export.data").joinpath("outlines.json").read_text(encoding="utf-8").strip(),
        payload=_script_json(digest_payload(results)),
    )
    out.write(page)


def _part(name: str) -> str:
    return files("tidings.export.digest").joinpath(name).read_text(encoding="utf-8")


def _script_json(value: object) -> str:
    """JSON that can stand inside a script element whatever the strings hold."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_SCRIPT)


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
