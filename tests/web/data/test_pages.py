"""The data pages: what is here, people and teams, the audit trail and the export."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

import venturi
from venturi.web.data.models import Export, Verification, Workspace
from venturi.web.data.workspace import workspace
from venturi.web.deals import services
from venturi.web.finance.services import make_cost
from venturi.web.people.models import Membership, Person, Team
from venturi.web.people.services import change_person
from venturi.web.trail.guards import guard, unguard
from venturi.web.trail.models import Entry


def told(response):
    return response.content.decode()


def test_everybody_is_shown_the_rooms_that_they_may_open(page):
    rooms = {name: [room.name for room in page(name).get(reverse("data")).context["rooms"]] for name in ("abe", "jack")}
    assert set(rooms["abe"]) - set(rooms["jack"]) == {"Costs", "Deleted deals", "Audit trail", "Export"}


def test_the_workspace_has_a_name_and_a_currency(page):
    client = page("abe")
    assert client.post(reverse("workspace"), {"name": "Acme", "currency": "EUX"}).status_code == 422
    client.post(reverse("workspace"), {"name": "Acme", "currency": "eur"})
    client.post(reverse("workspace"), {"name": "Acme Sales", "currency": "EUR", "version": 1})
    assert client.post(reverse("workspace"), {"name": "Late", "version": 1}).status_code == 409
    found = workspace()
    assert (found.name, found.currency, Workspace.objects.count()) == ("Acme Sales", "EUR", 1)
    assert "Acme Sales" in told(client.get(reverse("data")))


def test_a_leader_reads_the_own_team_and_an_outsider_nothing_of_it(page, cast):
    assert "Anna" in told(page("renate").get(reverse("people")))
    assert "Continent" in told(page("renate").get(reverse("teams")))
    assert "Anna" not in told(page("jack").get(reverse("people")))
    assert "Continent" not in told(page("jack").get(reverse("teams")))
    assert "anna@example.com" not in told(page("renate").get(reverse("person", args=[cast.anna.pk])))


def test_somebody_is_made_joins_a_team_and_leaves_it(page, cast):
    client = page("abe")
    made = client.post(reverse("people"), {"name": "Nils", "role": "seller", "sees_amounts": "on"})
    nils = Person.objects.get(name="Nils")
    assert made.url == reverse("person", args=[nils.pk])
    team = Team.objects.get(name="Islands")
    joined = {"team": team.pk, "since": "2026-05-01"}
    assert client.post(reverse("memberships", args=[nils.pk]), joined).url == made.url
    twice = client.post(reverse("memberships", args=[nils.pk]), joined)
    assert (twice.status_code, "membership-overlaps" in told(twice)) == (422, True)
    mine = Membership.objects.get(person=nils)
    client.post(reverse("membership", args=[nils.pk, mine.pk]), {"until": "2026-06-01", "version": 1})
    assert "until 1 Jun 2026" in told(client.get(made.url))
    client.post(reverse("membership", args=[nils.pk, mine.pk]), {"remove": "1"})
    assert "In no team" in told(client.get(made.url))


def test_whoever_goes_has_their_deals_named_and_handed_over(page, cast, deal):
    client = page("abe")
    address = reverse("person", args=[cast.anna.pk])
    client.post(address, {"name": "Anna", "role": "seller", "email": "anna@example.com", "version": 1})
    shown = told(client.get(address))
    assert "no longer here" in shown
    assert "Nobody works on these any more" in shown
    assert "Flow meters" in shown
    done = client.post(reverse("handover", args=[cast.anna.pk]), {"to": cast.jack.pk}, follow=True)
    assert "1 deals were handed over." in told(done)
    assert "Flow meters" in told(page("jack").get(reverse("board", args=[deal.pipeline_id])))


def test_the_trail_tells_what_every_act_did_the_latest_first(page, cast, deal, stages):
    services.change_fields(deal, {"amount": Decimal(777_000), "next_step": "Call"}, by=cast.anna)
    services.move_to_stage(deal, stages["Proposal"], by=cast.renate)
    change_person(cast.jack, {"region": "North"}, by=cast.abe)
    shown = told(page("ada").get(reverse("trail")))
    order = ["changed person jack: region", "moved to Proposal", "changed next step", "opened in Discovery"]
    places = [shown.lower().index(one.lower()) for one in order]
    assert places == sorted(places)
    assert "777,000" in shown
    entry = Entry.objects.get(verb="move")
    alone = told(page("ada").get(reverse("entry", args=[entry.number])))
    assert entry.digest in alone
    assert entry.previous in alone


def test_the_trail_tells_amounts_to_those_who_may_see_them(page, cast, deal):
    services.change_fields(deal, {"amount": Decimal(777_000)}, by=cast.anna)
    make_cost(on="2026-01-01", amount=Decimal(888_000), currency="EUR", by=cast.abe)
    cast.ada.sees_amounts = False
    cast.ada.save()
    for number in range(1, Entry.objects.count() + 1):
        shown = told(page("ada").get(reverse("entry", args=[number]))) + told(page("ada").get(reverse("trail")))
        assert not [one for one in ("777,", "888,", "12,000") if one in shown]


def test_the_trail_is_asked_by_who_what_how_when_and_of_which_record(page, cast, deal, stages):
    services.move_to_stage(deal, stages["Proposal"], by=cast.renate)
    change_person(cast.jack, {"region": "North"}, by=cast.abe)
    client = page("ada")

    def verbs(**asked):
        return [act.entry.verb for act in client.get(reverse("trail"), asked).context["acts"]]

    assert verbs() == ["change person", "move", "open"]
    assert verbs(author=cast.renate.pk) == ["move"]
    assert verbs(verb="Open") == ["open"]
    assert verbs(via="api") == []
    assert verbs(until="2020-01-01") == []
    assert verbs(record=f"deals.Deal {deal.pk}") == ["move", "open"]
    assert verbs(record=f"people.Person {cast.jack.pk}") == ["change person"]
    assert verbs(record="nonsense") == []
    assert verbs(before=2) == ["open"]
    assert client.get(reverse("trail"), {"since": "yesterday"}).status_code == 422


def test_the_trail_goes_on_where_a_page_ends(page, cast):
    for number in range(27):
        change_person(cast.jack, {"region": f"Region {number}"}, by=cast.abe)
    client = page("ada")
    first = client.get(reverse("trail"))
    assert [act.entry.number for act in first.context["acts"]] == list(range(27, 2, -1))
    rest = client.get(reverse("trail") + "?" + first.context["earlier"])
    assert [act.entry.number for act in rest.context["acts"]] == [2, 1]
    assert rest.context["earlier"] is None


def test_the_whole_trail_is_verified_and_what_was_changed_is_found(page, cast, deal):
    client = page("ada")
    assert "It was whole" in told(client.post(reverse("verification"), follow=True))
    assert Verification.objects.get().number == 1
    unguard()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_entry SET verb = 'lie' WHERE number = 1")
    guard()
    shown = told(client.post(reverse("verification"), follow=True))
    assert "It was not whole" in shown
    assert "Entry 1: it or its events were changed" in shown


@pytest.fixture
def files(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def exported(client):
    client.post(reverse("exports"))
    response = client.get(reverse("export", args=[Export.objects.latest("pk").pk]))
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def rows(whole, name):
    return list(csv.DictReader(io.StringIO(whole.read(f"{name}.csv").decode())))


def test_the_whole_workspace_is_exported_as_the_audit_reads_it(page, cast, deal, stages, files):
    services.move_to_stage(deal, stages["Lost"], by=cast.anna, reason="price", competitor="=cmd()")
    whole = exported(page("abe"))
    [row] = rows(whole, "deals")
    assert (row["deal_id"], row["amount"], row["outcome"], row["owner"]) == (deal.key, "12000.5", "lost", "anna")
    # A spreadsheet would run it.
    assert row["competitor"] == "'=cmd()"
    assert [one["stage"] for one in rows(whole, "stage_changes")] == ["Discovery", "Lost"]
    whole.extractall(files / "there")
    with venturi.read(*(files / "there" / f"{name}.csv" for name in ("deals", "stage_changes", "stages"))) as data:
        [read] = data.deals.to_pyarrow().to_pylist()
    assert (read["outcome"], read["amount"], read["stage"]) == ("lost", Decimal("12000.5"), "Lost")


def test_without_the_right_no_amount_leaves_the_workspace(page, cast, deal, files):
    services.change_fields(deal, {"amount": Decimal(777_000)}, by=cast.anna)
    exported(page("abe"))
    cast.abe.sees_amounts = False
    cast.abe.save()
    client = page("abe")
    assert client.get(reverse("export", args=[Export.objects.get().pk])).status_code == 404
    whole = exported(client)
    assert not {"targets.csv", "costs.csv"} & set(whole.namelist())
    text = "".join(whole.read(name).decode() for name in whole.namelist())
    assert not [one for one in ("777000", "12000", "EUR") if one in text]


def test_what_could_not_be_made_says_so(page, files, monkeypatch):
    def full(name, *, amounts):
        raise OSError("No space left on device")

    monkeypatch.setattr("venturi.web.data.exports.write", full)
    client = page("abe")
    client.post(reverse("exports"))
    assert Export.objects.get().state == "failed"
    assert "failed: OSError: No space left on device" in told(client.get(reverse("exports")))
