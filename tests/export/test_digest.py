"""The digest page: self-contained, nothing a report says can become markup or script, spans as JavaScript counts."""

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

import tidings.export.digest
from tidings.export.digest.page import SCRIPTS, write_digest
from tidings.export.digest.payload import digest_payload, utf16_offsets
from tidings.model.claim import Reading
from tidings.model.values import Abstained, Span
from tidings.model.vocabulary import Reason

FOLDER = Path(tidings.export.digest.__file__).parent
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \u2028\u2029 blast <!--<script>"
NODE = shutil.which("node")


class Page(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.inside = {}
        self._open = None
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in {"script", "style", "title"}:
            self._open = dict(attrs).get("id", tag)

    def handle_endtag(self, tag):
        if tag in {"script", "style", "title"}:
            self._open = None

    def handle_data(self, text):
        if self._open:
            self.inside[self._open] = self.inside.get(self._open, "") + text

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def hostile(new_report, new_claim):
    report = new_report(text=HOSTILE, title=HOSTILE, outlet=HOSTILE, external_id=HOSTILE, url="javascript:alert(3)")
    return [(report, Reading(report.id, (new_claim(report, "blast"),), note=HOSTILE))]


def test_the_page_loads_nothing_from_anywhere(results):
    source = _page(results)
    page = Page(source)
    assert not [attributes for _, attributes in page.elements if "src" in attributes or "srcset" in attributes]
    assert {attributes["href"] for attributes in page.all("a")} == {"#list"}
    assert not page.all("link")
    code = page.inside["style"] + page.inside["script"]
    assert not re.search(r"url\((?!#)|@import|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(", code)
    assert set(re.findall(r"https?://[^\s\"'`)]+", code)) == {"http://www.w3.org/2000/svg"}


def test_only_the_script_and_style_it_came_with_may_run(results):
    page = Page(_page(results))
    [policy] = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert f"script-src '{_digest(page.inside['script'])}'" in policy
    assert f"style-src '{_digest(page.inside['style'])}'" in policy
    assert "unsafe" not in policy


def test_links_to_sources_tell_them_nothing():
    links = [line for path in FOLDER.glob("*.js") for line in path.read_text().splitlines() if '"_blank"' in line]
    assert links
    assert all('rel: "noopener noreferrer"' in line for line in links)


def test_nothing_a_report_says_is_ever_parsed_as_markup():
    code = "".join(path.read_text() for path in FOLDER.glob("*.js"))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser", code
    )


def test_hostile_text_cannot_leave_the_data(hostile):
    page = Page(_page(hostile, title=HOSTILE))
    assert [attributes.get("id", "the script") for attributes in page.all("script")] == [
        "outlines",
        "payload",
        "the script",
    ]
    assert not page.all("img")
    payload = json.loads(page.inside["payload"])
    assert payload["reports"][0]["text"] == HOSTILE
    assert page.inside["title"] == HOSTILE
    assert "\u2028" not in page.inside["payload"]


def test_a_link_that_is_not_of_the_web_is_dropped(hostile):
    assert digest_payload(hostile)["reports"][0]["url"] is None


def test_a_template_sign_in_a_report_stays_as_it_is(new_report, new_claim):
    report = new_report(text="The $script blast cost ${payload} and $$5.")
    payload = json.loads(Page(_page([(report, Reading(report.id, (new_claim(report, "blast"),)))])).inside["payload"])
    assert payload["reports"][0]["text"] == "The $script blast cost ${payload} and $$5."


def test_spans_count_as_javascript_does(new_report, new_claim):
    report = new_report(text="\U0001f4f0 \U0001f4f0 blast")
    [claim] = digest_payload([(report, Reading(report.id, (new_claim(report, "blast"),)))])["claims"]
    assert claim["anchor_span"] == [6, 11]
    assert report.text.encode("utf-16-le")[12:22].decode("utf-16-le") == "blast"


@pytest.mark.parametrize("text", ["plain", "caf\u00e9 \u0645\u0642\u062a\u0644", "a\U0001f4f0b\U00010330c"])
def test_offsets_agree_with_the_length_in_utf_16(text):
    offset = utf16_offsets(text)
    for end in range(len(text) + 1):
        assert offset(end) == len(text[:end].encode("utf-16-le")) // 2


def test_every_value_of_a_claim_is_marked_in_its_words(bombing):
    report, claim = bombing
    [told] = digest_payload([(report, Reading(report.id, (claim,)))])["claims"]
    assert {(role, report.text[start:end]) for role, start, end in told["marks"]} == {
        ("anchor", "roadside bomb"),
        ("target", "herders"),
        ("place", "near Tarfa"),
        ("time", "Sunday"),
        ("count", "At least four"),
        ("means", "roadside bomb"),
        ("source", "a village elder"),
        ("source", "Radio Sahel"),
    }


def test_the_chain_of_sources_is_kept_as_steps(bombing):
    report, claim = bombing
    [told] = digest_payload([(report, Reading(report.id, (claim,)))])["claims"]
    assert [[source["name"] for source in chain] for chain in told["chains"]] == [["a village elder", "Radio Sahel"]]


def test_what_is_not_known_is_told_with_its_reason(new_report, new_claim):
    report = new_report()
    unfound = Abstained(Reason.NOT_IN_GAZETTEER, "place@1", "Tarfa")
    claim = new_claim(report, "blast", place=unfound, from_place=unfound)
    [told] = digest_payload([(report, Reading(report.id, (claim,)))])["claims"]
    assert told["abstained"] == [
        ["place", "not-in-gazetteer", "Tarfa"],
        ["date", "not-stated", ""],
        ["origin", "not-in-gazetteer", "Tarfa"],
    ]


def test_every_part_of_the_folder_is_in_the_page():
    assert {path.name for path in FOLDER.glob("*.js")} == set(SCRIPTS)


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_the_script_is_valid_javascript(results, tmp_path):
    script = tmp_path / "page.js"
    script.write_text(Page(_page(results)).inside["script"], encoding="utf-8")
    checked = subprocess.run([NODE, "--check", script], capture_output=True, text=True, check=False)  # noqa: S603 -- our own script
    assert checked.returncode == 0, checked.stderr


def test_an_unmarked_anchor_is_still_shown(new_report, new_claim):
    report = new_report()
    [told] = digest_payload([(report, Reading(report.id, (new_claim(report, "blast"),)))])["claims"]
    start, end = told["anchor_span"]
    assert Span(start, end).of(report.text) == "blast"
    assert told["marks"] == [["anchor", start, end]]


def _page(results, **options):
    out = io.StringIO()
    write_digest(results, out, **options)
    return out.getvalue()


def _digest(source):
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
