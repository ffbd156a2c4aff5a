"""What an import does not take is told with its reason, and to whom it may be told."""

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
