import pytest
from tests.metrics.win_loss.closed_deals import deals, rows_of

from venturi.metrics.win_loss.families import (
    FAMILIES,
    NO_DECISION,
    NOT_ASSIGNED,
    NOT_SAID,
    NOT_THERE,
    OUTSOLD,
    OUTSOLD_OTHERS,
    RIGHT_THERE,
    WORDS,
    with_family,
)


def told(*reasons, families=None, outcome="lost"):
    table = deals(*[{"loss_reason": reason} for reason in reasons])
    found = with_family(table, reason="loss_reason", families=families or {}, outcome=outcome)
    rows = sorted(rows_of(found), key=lambda row: row["deal_id"])
    return [(row["family"], row["guessed"]) for row in rows]


def test_the_family_somebody_said_holds_whatever_the_case_and_the_spaces_around():
    assert told("Price", " PRICE ", families={"price": NO_DECISION}) == [(NO_DECISION, False)] * 2


@pytest.mark.parametrize(
    ("reason", "family"),
    [
        ("No budget", NOT_THERE),
        ("not a fit", NOT_THERE),
        ("Kein Bedarf", NOT_THERE),
        ("Lost to competitor", OUTSOLD),
        ("Price too high", OUTSOLD),
        ("Zu teuer", OUTSOLD),
        ("Done in-house", OUTSOLD),
        ("no decision", NO_DECISION),
        ("They went dark", NO_DECISION),
        ("Priority changed", NO_DECISION),
    ],
)
def test_the_words_of_a_reason_suggest_a_family_and_it_is_called_a_guess(reason, family):
    assert told(reason) == [(family, True)]


def test_no_reason_is_a_family_of_its_own_and_no_guess():
    assert told(None, "", "  ") == [(NOT_SAID, False)] * 3


def test_a_reason_nobody_knows_is_assigned_to_none():
    assert told("the weather") == [(NOT_ASSIGNED, False)]


def test_words_of_two_families_are_no_guess():
    assert told("price, no budget") == [(NOT_ASSIGNED, False)]


def test_a_word_counts_only_where_it_begins():
    # "benefits" has "fit" in it, "the overpriced rival" begins no word with "price".
    assert told("unclear benefits", "overpriced") == [(NOT_ASSIGNED, False)] * 2


def test_what_was_said_of_one_reason_leaves_the_others_guessed():
    assert told("price", "no need", families={"price": OUTSOLD}) == [(OUTSOLD, False), (NOT_THERE, True)]


def test_reasons_for_wins_are_never_guessed():
    said = {"fast answer": OUTSOLD_OTHERS, "real need": RIGHT_THERE}
    expected = [(OUTSOLD_OTHERS, False), (RIGHT_THERE, False), (NOT_ASSIGNED, False)]
    assert told("fast answer", "real need", "price", families=said, outcome="won") == expected


def test_a_family_that_there_is_not_is_named():
    with pytest.raises(ValueError, match='"price" is of the family "bad luck"; it is one of should not'):
        told("price", families={"price": "bad luck"})


def test_a_reason_of_two_families_is_named():
    with pytest.raises(ValueError, match='"PRICE" is of two families, outsold and no decision'):
        told("price", families={"Price": OUTSOLD, "PRICE": NO_DECISION})


def test_every_word_suggests_its_own_family():
    for family, words in WORDS.items():
        assert told(*words) == [(family, True)] * len(words)
    assert tuple(WORDS) == FAMILIES["lost"]
