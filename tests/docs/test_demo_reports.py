import re


def test_the_demo_says_of_every_report_that_it_is_invented_and_what_it_shows(root):
    demo = root / "src" / "tidings" / "app" / "demo"
    note = (demo / "ATTRIBUTION.md").read_text("utf-8")
    assert "may be quoted as a source" in note
    assert sorted(set(re.findall(r"`([\w-]+\.[\w.]+)`", note))) == sorted(
        path.name for path in (demo / "reports").iterdir()
    )
