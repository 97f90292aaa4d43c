"""The mentions of a report before they are joined."""


def test_a_toll_beside_its_cause_is_no_mention_of_its_own(mentions):
    found = mentions("An air strike hit Tarfa on Monday, and nine people were killed.")
    assert [mention.type for mention in found] == ["air_strike"]


def test_a_toll_alone_is_a_mention(mentions):
    assert len(mentions("Nine farmers were killed in Tarfa.")) == 1


def test_a_verb_and_its_event_noun_are_one_mention(mentions):
    assert len(mentions("The Sudanese army launched an offensive in Kerit.")) == 1


def test_the_title_and_short_lines_below_it_are_headlines(mentions):
    title = "Gunmen abduct judge in Tarfa"
    text = f"{title}\nPolice arrest two suspects\n\nGunmen abducted a judge in Tarfa on Monday."
    assert [mention.is_title for mention in mentions(text, title=title)] == [True, True, False]


def test_mentions_are_in_text_order(mentions):
    found = mentions("Rebels shelled Tarfa. Gunmen abducted a judge. Protesters marched in Omdala.")
    assert [mention.type for mention in found] == ["shelling", "abduction", "protest"]
    assert [mention.sentence for mention in found] == [0, 1, 2]
