import random

from datasketch import MinHash

from tidings.ingest import Article, mark_copies, report_from_article, report_from_text
from tidings.model.report import Failure, Report

chance = random.Random(3)  # noqa: S311 - no secret
VOCABULARY = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(3000)]


def make_report(words, **fields):
    return report_from_article(Article(" ".join(words), language="en", **fields))


def make_words(count):
    return chance.choices(VOCABULARY, k=count)


def marks(reports):
    return [(record.copy_of, record.copy_kind) for record in mark_copies(reports)]


def test_the_same_words_are_an_exact_copy_whatever_case_punctuation_and_spacing():
    first = report_from_text("Four herders killed\n\nA bomb hit “their” pickup, the police said.")
    again = report_from_text("FOUR HERDERS KILLED. A bomb hit their pickup the police said")
    assert marks([first, again]) == [(None, None), (first.id, "exact")]


def test_a_report_with_a_few_words_changed_is_a_near_copy():
    words = make_words(300)
    first = make_report(words)
    edited = make_report(["corrected" if position % 30 == 0 else word for position, word in enumerate(words)])
    assert marks([first, edited]) == [(None, None), (first.id, "near")]


def test_a_report_cut_by_a_fifth_under_another_headline_is_a_near_copy():
    words = make_words(300)
    first = make_report(words)
    cut = make_report(["another", "headline", "altogether", *words[:240]])
    assert marks([first, cut]) == [(None, None), (first.id, "near")]


def test_another_report_of_the_same_event_is_no_copy():
    first = report_from_text(
        "At least four herders were killed on Sunday when a roadside bomb hit their pickup near Tarfa, the police said."
        " Two more people were wounded."
    )
    second = report_from_text(
        "A roadside bomb near Tarfa killed at least four herders in a pickup on Sunday, an official told reporters."
        " Two more people were wounded."
    )
    assert marks([first, second]) == [(None, None), (None, None)]


def test_a_report_that_quotes_half_of_another_is_no_copy():
    words = make_words(200)
    first = make_report(words)
    quoting = make_report([*words[:100], *make_words(100)])
    assert marks([first, quoting]) == [(None, None), (None, None)]


def test_every_copy_names_the_first_of_its_kind():
    words = make_words(100)
    reports = [make_report(words, external_id=name) for name in "abc"]
    assert marks(reports) == [(None, None), (reports[0].id, "exact"), (reports[0].id, "exact")]


def test_a_report_given_twice_is_a_copy_of_its_own_id():
    report = make_report(make_words(50))
    assert marks([report, report]) == [(None, None), (report.id, "exact")]


def test_texts_of_signs_alone_are_copies_only_of_the_same_signs():
    reports = [Report(id=name, text=text) for name, text in [("a", "..."), ("b", "!!!"), ("c", "...")]]
    assert marks(reports) == [(None, None), (None, None), ("a", "exact")]


def test_order_failures_and_other_fields_stay():
    failure = Failure("a.txt", "input", "it is empty")
    report = make_report(make_words(50), outlet="The Valley Post")
    assert list(mark_copies([failure, report])) == [failure, report]


def test_reports_are_marked_as_they_come():
    def stream():
        yield make_report(make_words(50))
        raise AssertionError("read ahead")

    assert next(mark_copies(stream())).copy_of is None


def test_a_report_is_compared_with_few_others(monkeypatch):
    compared = []
    jaccard = MinHash.jaccard
    monkeypatch.setattr(MinHash, "jaccard", lambda self, other: compared.append(1) or jaccard(self, other))
    reports = [make_report(make_words(40)) for _ in range(500)]
    assert marks(reports) == [(None, None)] * 500
    assert len(compared) < 500  # all pairs would be 124,750
