import subprocess
import sys

import pytest

from tidings.ingest import Article, report_from_article, report_from_text
from tidings.ingest.language import identify_language, name_language, normalize_code
from tidings.model.errors import InputError

TEXTS = {
    "ar": "قتل أربعة رعاة على الأقل يوم الأحد عندما انفجرت عبوة ناسفة على جانب الطريق قرب البلدة، وفق ما ذكرت الشرطة.",
    "fr": "Au moins quatre bergers ont été tués dimanche lorsqu'une bombe a touché leur véhicule, a annoncé la police.",
    "es": "Al menos cuatro pastores murieron el domingo cuando una bomba alcanzó su camioneta, informó la policía.",
    "ru": "По меньшей мере четыре пастуха погибли в воскресенье при взрыве бомбы у дороги, сообщила полиция.",
    "en": "At least four herders were killed on Sunday when a bomb hit their pickup, the police said.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_told_from_the_words(code):
    assert identify_language(TEXTS[code]) == code


@pytest.mark.parametrize(("code", "name"), [("ar", "Arabic (ar)"), ("fr", "French (fr)"), ("ru", "Russian (ru)")])
def test_a_text_that_cannot_be_read_is_refused_in_words(code, name):
    with pytest.raises(InputError) as caught:
        report_from_text(TEXTS[code])
    assert str(caught.value) == f"it is in {name}, which cannot be read; give English (en) text"


def test_other_languages_can_be_allowed():
    assert report_from_article(Article(TEXTS["fr"]), languages=frozenset({"en", "fr"})).language == "fr"


@pytest.mark.parametrize("stated", ["en", "EN", "en-GB", "en_US", "eng", "English"])
def test_the_language_that_the_input_states_wins_over_the_words(stated):
    assert report_from_text(TEXTS["fr"], language=stated).language == "en"


def test_a_stated_language_that_cannot_be_read_is_refused():
    with pytest.raises(InputError, match=r"Arabic \(ar\)"):
        report_from_text(TEXTS["en"], language="ara")


def test_an_unknown_code_stands_as_it_is():
    with pytest.raises(InputError, match='the language "qqq"'):
        report_from_text(TEXTS["en"], language="qqq")


@pytest.mark.parametrize("text", ["12 34 56", "...", "— 4 —", "Tarfa: 4 dead"])
def test_the_language_of_a_text_with_too_few_words_is_not_guessed(text):
    with pytest.raises(InputError, match="cannot be told"):
        report_from_text(text)


@pytest.mark.parametrize(
    "headline", ["BOMB KILLS FOUR NEAR TARFA", "Four dead in bomb attack", "Army says it holds Debba"]
)
def test_short_english_lines_are_believed_to_be_english(headline):
    assert report_from_text(headline).language == "en"


@pytest.mark.parametrize(
    ("code", "name"), [("ckb", "Central Kurdish (ckb)"), ("zh", "Chinese (zh)"), ("xx", 'the language "xx"')]
)
def test_languages_have_names(code, name):
    assert name_language(code) == name


@pytest.mark.parametrize(
    ("stated", "code"), [("fas", "fa"), ("per", "fa"), ("pt-BR", "pt"), ("Ukrainian", "uk"), ("Klingon", "klingon")]
)
def test_codes_and_names_are_brought_to_one_form(stated, code):
    assert normalize_code(stated) == code


def test_no_network_and_no_file_is_needed(tmp_path, monkeypatch):
    program = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from tidings.ingest.language import identify_language\n"
        f"print(identify_language({TEXTS['en']!r}))\n"
    )
    environment = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    assert (done.stdout, done.stderr) == ("en\n", "")
    assert list(tmp_path.iterdir()) == []
