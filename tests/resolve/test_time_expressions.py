import pytest

from tidings.resolve.time import find_times


def found(text):
    return [time.text for time in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen fired on a bus on Sunday evening.", ["Sunday evening"]),
        ("The village has been cut off since mid-2014, elders said on Friday.", ["since mid-2014", "Friday"]),
        ("Shells fell between Monday and Wednesday.", ["between Monday and Wednesday"]),
        ("The truce runs from 4 to 10 October.", ["from 4 to 10 October"]),
        ("Troops must leave by the end of June.", ["by the end of June"]),
        ("They left in the small hours of 11 May.", ["the small hours of 11 May"]),
        ("At dawn on Sunday the army moved in; hours later it withdrew.", ["dawn on Sunday", "hours later"]),
        ("The raid followed Tuesday's blast.", ["Tuesday"]),
        ("In May 2014 and again in 2016 the town fell.", ["May 2014", "2016"]),
        ("Families fled over the past 24 hours.", ["the past 24 hours"]),
        ("He was held for three days.", ["for three days"]),
        ("The accord (Geneva, 1999) was dead.", ["1999"]),
        ("It happened on Sept. 5. The town burned.", ["Sept. 5"]),
        ("Eid prayers were held last\nweek.", ["Eid", "last\nweek"]),
    ],
)
def test_expressions_are_found_with_the_words_that_change_their_meaning(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may march on the town.",
        "The March on the capital was banned.",
        "A 15-year-old boy was among 2000 people who fled.",
        "The 12th Brigade and the 9th convoy reached the 5th such camp.",
        "The fall of the city and the Arab Spring were discussed by Theresa May.",
        "They earned $2014 and walked 2.5 km with the sun.",
        "The second attack came within reach of the base.",
        "",
    ],
)
def test_words_that_only_look_like_times_are_left(text):
    assert found(text) == []


def test_spans_point_at_the_words():
    text = "— “On Monday,” she said, “from 2 to 4 May we hid.”"
    assert [time.span.of(text) for time in find_times(text)] == ["Monday", "from 2 to 4 May"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on Sunday", "point"),
        ("last week", "point"),
        ("since Sunday", "span"),
        ("within 72 hours", "span"),
        ("for two hours", "duration"),
        ("a three-day drill", "duration"),
        ("every Friday", "set"),
        ("twice a week", "set"),
    ],
)
def test_kinds(text, kind):
    assert [time.kind for time in find_times(text)] == [kind]


def test_expressions_do_not_reach_over_a_blank_line():
    assert found("It ends on 9\n\nMay was quiet") == []


def test_the_heading_of_a_day_in_a_round_up_is_a_date():
    assert found("MONDAY 15. Jets struck a clinic.\n\nTUESDAY 16. Calm.") == ["MONDAY 15", "TUESDAY 16"]


def test_expressions_far_apart_are_found_alike():
    filler = "The column of trucks stood on the road to the north and nobody came near it at all. " * 3
    assert found(f"On Monday it rained. {filler}On Tuesday {filler}in 2016.") == ["Monday", "Tuesday", "2016"]
