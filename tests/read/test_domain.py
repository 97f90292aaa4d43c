"""Reports of other domains borrow the words of war and are left unread, with the reason."""

import pytest

from tidings.read.domain import other_domain

SPORT = (
    "Late goal sinks Rovers\n\nThe striker scored in stoppage time as the champions beat rivals in the cup final. "
    "The captain shot from the edge of the pitch, the goalkeeper dived, and fans of the club invaded the stadium. The "
    "coach said his defenders had been under siege and praised the attack of his midfield in the last match."
)
FILM = (
    "The director blew up three cars for the opening scene of the film. Actors dressed as soldiers stormed the set, "
    "and the audience at the premiere gasped when the hero shot the villain on screen, a reviewer wrote."
)
WAR = (
    "Rebels shelled the stadium of Tarfa during a cup match, killing the captain of the home club. Soldiers fired "
    "mortars at the rebels, and gunmen took two players hostage. The army imposed a curfew; police held six militants."
)


@pytest.mark.parametrize(("text", "domain"), [(SPORT, "sport"), (FILM, "culture")])
def test_a_report_of_another_domain_is_known_by_its_words(text, domain):
    assert other_domain(text) == domain


@pytest.mark.parametrize("text", [WAR, "Rebels shelled Tarfa.", "", "12 34 !?"])
def test_a_report_on_conflict_or_of_few_words_is_read(text):
    assert other_domain(text) is None


def test_a_report_left_unread_says_why(reader, new_report):
    (drafted,) = reader.read([new_report(SPORT)])
    assert drafted.drafts == ()
    assert drafted.note == "the report is about sport, not conflict"


def test_a_report_on_conflict_beside_it_is_read(reader, new_report):
    drafted = list(reader.read([new_report(SPORT), new_report(WAR)]))
    assert [bool(one.drafts) for one in drafted] == [False, True]
    assert drafted[1].note == ""
