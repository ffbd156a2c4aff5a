"""What an import does not take is told with its reason, and to whom it may be told."""

from decimal import Decimal

from django.db import connection
from tests.web.imports.conftest import DEALS, file, fresh

from venturi.web.deals.models import Deal
from venturi.web.imports import folders, services
from venturi.web.imports.models import State

LONG = "x" * 201
ROW = "{},Early,{},2026-02-01,,1,EUR,anna,{},,\n"


def test_a_blank_currency_of_a_deal_that_is_here_rejects_that_row_only(imported):
    imported()
    one = imported(file(DEALS.replace("12000.50,EUR", "800,").replace("900,EUR", "950,EUR")))
    assert (one.state, one.comparison["reasons"]) == (State.DONE, {"amount-without-currency": 1})
    assert one.counts()["deals"] == {"new": 0, "changed": 1, "unchanged": 2, "rejected": 1}
    amounts = dict(Deal.objects.values_list("key", "amount"))
    assert (amounts["D1"], amounts["D3"]) == (12000.5, 950)


def test_names_that_are_too_long_are_rejected_and_counted(imported):
    rows = ROW.format(LONG, "Discovery", "Acme") + ROW.format("D6", "Discovery", LONG) + ROW.format("D7", LONG, "Acme")
    rows += ROW.format("D8", "Discovery", "Acme").replace("anna", LONG)
    one = imported(file(DEALS + rows))
    assert (one.state, one.comparison["reasons"]) == (State.DONE, {"text-too-long": 4})
    assert (one.counts()["deals"]["rejected"], one.counts()["stages"]["rejected"], Deal.objects.count()) == (4, 0, 4)


def test_whoever_sees_no_amounts_sees_none_of_an_import(imported, cast, client):
    imported()
    one = imported(file(DEALS.replace("12000.50", "801").replace("Call", "Write")), dry=True)
    client.force_login(cast.abe)
    assert "801" in client.get(f"/data/imports/{one.pk}/").content.decode()
    cast.abe.sees_amounts = False
    cast.abe.save()
    page = client.get(f"/data/imports/{one.pk}/").content.decode()
    assert ("Write" in page, "801" in page) == (True, False)
    answer = client.get(f"/data/imports/{one.pk}/refused.csv")
    assert (answer.status_code, "which you may not see" in answer.content.decode()) == (403, True)


def test_files_are_copied_before_anybody_has_to_wait(cast, monkeypatch):
    real, held, outside = folders._written, [], len(connection.savepoint_ids)
    monkeypatch.setattr(services, "_enqueue", lambda one: None)

    def written(*given):
        held.append(len(connection.savepoint_ids))
        return real(*given)

    monkeypatch.setattr(folders, "_written", written)
    one = fresh(services.upload([file(DEALS)], by=cast.abe))
    assert held == [outside]
    assert folders.paths_of(one)[0].read_text() == DEALS
    assert [path.name for path in folders.folder_of(one).parent.iterdir()] == [str(one.pk)]


def test_an_amount_comes_in_exactly_or_is_told_with_its_place_and_empties_nothing(imported):
    largest = "99999999999999.9999"
    imported(file(DEALS.replace("12000.50", largest)))
    assert Deal.objects.get(key="D1").amount == Decimal(largest)
    log = "Deal ID,Date,Field,Old Value,New Value\nD1,2026-02-01 10:00,amount,1,100000000000000\n"
    text = DEALS.replace("12000.50", "100000000000000").replace("900", "9000000000000000000")
    one = imported(file(text), file(log, "log.csv"))
    told = {
        (issue["file"], issue["row"], issue["count"]) for issue in one.issues if issue["code"] == "amount-out-of-range"
    }
    assert told == {("deals.csv", 2, 2), ("log.csv", 2, 1)}
    assert all("100000000000000" in issue["message"] for issue in one.issues if issue["code"] == "amount-out-of-range")
    assert (Deal.objects.get(key="D1").amount, Deal.objects.get(key="D3").amount) == (Decimal(largest), 900)
    rejected = (folders.folder_of(one) / "rejected.csv").read_text()
    assert "log.csv,2,field_changes,rejected,amount-out-of-range" in rejected


def test_whoever_sees_no_amounts_is_told_none_that_was_refused(imported, cast, client):
    imported()
    one = imported(file(DEALS.replace("12000.50", "100000000000000").replace("900", "-901")), dry=True)
    client.force_login(cast.abe)
    assert "100000000000000" in client.get(f"/data/imports/{one.pk}/").content.decode()
    cast.abe.sees_amounts = False
    cast.abe.save()
    page = client.get(f"/data/imports/{one.pk}/").content.decode()
    assert not any(amount in page for amount in ("100000000000000", "-901"))
    assert "Changes of amounts and the lists of rejected rows are not shown to you" in page
