"""What files do not tell, the workspace does not know: no history is made up of what deals are today."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from tests.web.imports.conftest import DEALS, MOVES, file
from tests.web.imports.test_import import whole

import venturi as vt
from venturi import store
from venturi.dataset import Dataset
from venturi.registry import METRICS
from venturi.web.deals import services
from venturi.web.deals.models import Deal
from venturi.web.insight import copy
from venturi.web.process.models import Stage

DAY = date(2026, 3, 31)
UNDATED = "D5,Old meter,Proposal,,,10,EUR,anna,Acme,,\n"
UNDATED_WON = "D6,Old pump,Closed Won,,2026-02-22,30,EUR,anna,Acme,,\n"
# Of the four deals two have a history; D2's begins after its creation, D4's does not tell how it ended.
PARTLY = MOVES + "D2,2026-01-20 08:00,Proposal\nD4,2026-01-08 00:00,Lead\nD4,2026-02-20 00:00,Discovery\n"
OUTCOMES = """Deal ID,Deal Name,Status,Created,Closed,Amount,Currency,Owner
D1,Flow meters,Open,2026-01-05,,12000.50,EUR,anna
D2,Leak watch,Won,2026-01-06,2026-02-20,1,EUR,anna
D3,Plant suite,Lost,2026-01-07,2026-02-21,900,EUR,anna
"""
LONG = pytest.mark.thorough
# With hours: a day of creation is not the hour at which a history begins.
HOURS = DEALS.replace("2026-01-05,", "2026-01-05 08:00,").replace("2026-01-07,", "2026-01-07 08:00,")
SHAPES = [
    pytest.param((DEALS + UNDATED + UNDATED_WON,), id="no history"),
    pytest.param((HOURS + UNDATED + UNDATED_WON, PARTLY + "D5,2026-01-20 08:00,Lead\n"), id="a history of some"),
    pytest.param((HOURS, MOVES), id="a history", marks=LONG),
    pytest.param((OUTCOMES,), id="only outcomes", marks=LONG),
]


def files(texts):
    return [file(text, f"{name}.csv") for name, text in zip(("deals", "moves"), texts, strict=False)]


def answers(dataset):
    """Every metric as it is asked for without options: its rows, or why it has none."""
    found = {}
    for name in METRICS:
        try:
            answer = dataset.ask(name)
        except (TypeError, ValueError, AttributeError) as error:
            # It needs an option, or a table that is not there.
            found[name] = type(error)
            continue
        found[name] = answer.refusal or [named(row) for row in answer.to_arrow().to_pylist()]
    return found


def named(row):
    """A row with what files call a pipeline that they do not name; sums of fractions depend on the order of rows."""
    return {name: _named(value) for name, value in row.items()}


def _named(value):
    if isinstance(value, float):
        return f"{value:.12g}"
    return value.replace("Sales: ", "").replace("Sales", "default") if isinstance(value, str) else value


def of_the_copy(ask, as_of=DAY):
    copy.refresh()
    with closing(store.opened(copy.folder())) as kept:
        return ask(Dataset(kept, as_of=as_of))


def of_files(texts, folder, ask, as_of=DAY):
    paths = [folder / f"{name}.csv" for name, _ in zip(("deals", "moves"), texts, strict=False)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    with closing(vt.read(*paths, as_of=as_of)) as theirs:
        return ask(theirs)


def moves():
    """The moves that the copy hands out: deal and stage, as they happened."""

    def told(dataset):
        changes = dataset.ingested.tables.stage_changes
        found = [] if changes is None else changes.order_by("changed_at", "ordinal").to_pyarrow().to_pylist()
        return [(row["deal_id"], row["stage"]) for row in found]

    return of_the_copy(told)


@pytest.mark.parametrize("texts", SHAPES)
def test_the_copy_answers_and_refuses_as_the_files_themselves(texts, imported, tmp_path):
    one = imported(*files(texts))
    assert (one.state, one.counts()["deals"]["rejected"]) == ("done", 0)
    mine, theirs = of_the_copy(answers), of_files(texts, tmp_path, answers)
    assert {name: mine[name] for name in mine if mine[name] != theirs[name]} == {}
    whole()


def test_where_files_show_the_present_only_it_stands_there_since_nobody_knows_when(imported):
    imported(*files([DEALS + UNDATED + UNDATED_WON]))
    there = {deal.key: (deal.stage.name, deal.created_at, deal.stage_entered_at) for deal in Deal.objects.all()}
    assert there["D1"] == ("Discovery", datetime(2026, 1, 5, tzinfo=UTC), None)
    assert there["D5"] == ("Proposal", None, None)
    won = datetime(2026, 2, 22, tzinfo=UTC)
    assert there["D6"] == ("Closed Won", None, won)
    assert moves() == []
    whole()


def test_what_happens_later_is_told(imported, cast):
    imported(*files([DEALS + UNDATED]))
    stage = Stage.objects.get(name="Proposal")
    services.move_to_stage(Deal.objects.get(key="D1"), stage, by=cast.abe)
    # Somebody knows what happened before anybody here knew of the deal.
    early = datetime(2026, 1, 3, tzinfo=UTC)
    services.move_to_stage(Deal.objects.get(key="D5"), Stage.objects.get(name="Discovery"), by=cast.abe, at=early)
    assert moves() == [("D5", "Discovery"), ("D1", "Proposal")]
    assert Deal.objects.get(key="D5").stage_entered_at == early
    whole()


def test_newer_files_that_show_the_present_only_are_no_history_either(imported):
    imported(*files([DEALS + UNDATED]))
    text = (DEALS + UNDATED).replace("Flow meters,Discovery", "Flow meters,Proposal")
    text = text.replace("Proposal,2026-01-06,,", "Closed Won,2026-01-06,2026-02-01,5")
    text = text.replace("Proposal,,,10", "Closed Won,,2026-01-09,10")
    imported(*files([text]))
    there = {deal.key: (deal.stage.name, deal.closed_at, deal.stage_entered_at) for deal in Deal.objects.all()}
    assert there["D1"] == ("Proposal", None, None)
    assert there["D2"][:2] == ("Closed Won", datetime(2026, 2, 1, tzinfo=UTC))
    assert there["D5"][:2] == ("Closed Won", datetime(2026, 1, 9, tzinfo=UTC))
    assert moves() == []
    # It may have moved on the day after it was created; the next files say that it was won then.
    imported(*files([text.replace("Proposal,2026-01-05,,", "Closed Won,2026-01-05,2026-01-06,")]))
    assert Deal.objects.get(key="D1").closed_at == datetime(2026, 1, 6, tzinfo=UTC)
    whole()


def test_a_history_that_comes_later_tells_what_was_not_told(imported):
    imported(*files([DEALS]))
    assert moves() == []
    imported(*files([DEALS, MOVES]))
    told = [tuple(line.split(",")[::2]) for line in MOVES.splitlines()[1:]]
    assert sorted(moves()) == sorted(told)
    whole()


def test_a_closing_is_not_dated_by_the_import_where_the_history_tells_an_hour_of_that_day(imported):
    imported(*files([DEALS, MOVES + "D4,2026-02-21 15:00,Discovery\n"]))
    assert Deal.objects.get(key="D4").closed_at == datetime(2026, 2, 21, 15, tzinfo=UTC)


def test_the_pages_say_that_it_is_unknown(imported, cast, client):
    imported(*files([DEALS + UNDATED]))
    client.force_login(cast.abe)
    deal = Deal.objects.get(key="D5")
    assert "In this stage</dt><dd>unknown" in client.get(f"/deals/{deal.pk}/").content.decode()
    assert 'title="In this stage">unknown' in client.get(f"/pipeline/{deal.pipeline_id}/").content.decode()
    assert "since nobody knows when" in client.get("/today/").content.decode()
    for order in ("days", "-days", "created_at", "-created_at"):
        page = client.get(f"/pipeline/table/?sort={order}&c=days&c=created_at").content.decode()
        assert page.count('<span class="none">unknown</span>') == 4
    narrowed = client.get("/pipeline/table/?created_from=2026-01-01&c=created_at").content.decode()
    assert ("Leak watch" in narrowed, "Old meter" in narrowed) == (True, False)
    assert client.get("/pipeline/table/deals.csv?c=days&c=created_at").status_code == 200
