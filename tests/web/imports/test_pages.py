"""The pages of an import, as a browser without JavaScript sends them."""

import re
from decimal import Decimal

import pytest
from tests.web.imports.conftest import DEALS, file, fresh

from venturi.web.accounts.models import Account
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal
from venturi.web.imports.models import Import, SavedMapping, State


@pytest.fixture
def abe(client, cast):
    client.force_login(cast.abe)
    return client


def sent(answer):
    """What the mapping's form would send as it stands."""
    form = answer.context["mapping"]
    return {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}


def test_an_administrator_uploads_corrects_looks_imports_and_undoes(abe):
    answer = abe.post("/data/imports/", {"chosen": [file(DEALS)]}, follow=True)
    one = Import.objects.get()
    assert one.state == State.READ
    said = sent(answer) | {"pipeline": "New", "zone": "Europe/Berlin"}
    column = next(name for name in said if said[name] == "next_step")
    abe.post(f"/data/imports/{one.pk}/mapping/", said | {column: ""})
    assert "next_step" not in fresh(one).mapping
    abe.post(f"/data/imports/{one.pk}/saved-mapping/", {"name": "Ours"})
    assert SavedMapping.objects.get().name == "Ours"
    page = abe.post(f"/data/imports/{one.pk}/comparison/", follow=True).content.decode()
    assert "What would happen" in page
    assert Deal.objects.count() == 0
    abe.post(f"/data/imports/{one.pk}/run/")
    assert Deal.objects.get(key="D1").pipeline.name == "New"
    page = abe.post(f"/data/imports/{one.pk}/undoing/", follow=True).content.decode()
    assert "and was taken back" in page
    assert abe.post(f"/data/imports/{one.pk}/repetition/").status_code == 302


def test_a_currency_that_nobody_named_is_asked_for(abe):
    answer = abe.post(
        "/data/imports/", {"chosen": [file(re.sub(r",EUR,", ",", DEALS).replace("Currency,", ""))]}, follow=True
    )
    one = Import.objects.get()
    assert one.state == State.STOPPED
    assert "3 amounts name no currency." in answer.content.decode()
    refused = abe.post(f"/data/imports/{one.pk}/mapping/", sent(answer) | {"currency": "euro"})
    assert refused.status_code == 422
    assert 'value="euro"' in refused.content.decode()
    abe.post(f"/data/imports/{one.pk}/mapping/", sent(answer) | {"currency": "EUR"})
    assert fresh(one).state == State.READ


def test_one_column_is_not_two_and_two_are_not_one(abe):
    answer = abe.post("/data/imports/", {"chosen": [file(DEALS)]}, follow=True)
    said = sent(answer)
    name = next(name for name in said if said[name] == "next_step")
    refused = abe.post(f"/data/imports/{Import.objects.get().pk}/mapping/", said | {name: "amount"})
    assert (refused.status_code, "Choose one of them." in refused.content.decode()) == (422, True)


def test_a_step_that_is_not_next_is_refused(abe, read):
    one = read()
    answer = abe.post(f"/data/imports/{one.pk}/run/")
    assert answer.status_code == 422
    assert "import-elsewhere" in answer.content.decode()


def test_nothing_chosen_says_so(abe):
    assert abe.post("/data/imports/", {}).status_code == 422


def test_a_likely_duplicate_is_answered_on_its_page(abe, imported):
    Account.objects.create(key="x", name="acme")
    one = imported(dry=True)
    assert "the same name in other letters" in abe.get(f"/data/imports/{one.pk}/duplicates/").content.decode()
    abe.post(f"/data/imports/{one.pk}/duplicates/", {"nth": "0", "answer": "different"})
    assert fresh(one).comparison["likely"][0]["answer"] == "different"


@pytest.mark.parametrize("state", State.values)
def test_every_state_has_its_page_with_as_many_queries(state, abe, imported, django_assert_max_num_queries):
    one = imported()
    Import.objects.filter(pk=one.pk).update(state=state, entry=None)
    with django_assert_max_num_queries(12):
        assert abe.get(f"/data/imports/{one.pk}/").status_code == 200


def test_from_the_dry_run_a_way_leads_back_to_the_mapping(abe, imported):
    one = imported(dry=True)
    assert f'href="/data/imports/{one.pk}/mapping/"' in abe.get(f"/data/imports/{one.pk}/").content.decode()
    answer = abe.get(f"/data/imports/{one.pk}/mapping/")
    abe.post(f"/data/imports/{one.pk}/mapping/", sent(answer) | {"pipeline": "Renewals"})
    assert (fresh(one).state, fresh(one).pipeline) == (State.READ, "Renewals")
    Import.objects.filter(pk=one.pk).update(state=State.IMPORTING)
    assert abe.get(f"/data/imports/{one.pk}/mapping/").headers["Location"] == f"/data/imports/{one.pk}/"


def test_a_conflict_is_shown_and_one_choice_takes_the_files(abe, imported, cast):
    imported()
    deals.change_fields(Deal.objects.get(key="D1"), {"amount": Decimal(15000)}, by=cast.abe)
    one = imported(file(DEALS.replace("12000.50", "13000")), dry=True)
    page = abe.get(f"/data/imports/{one.pk}/").content.decode()
    assert all(text in page for text in ("12000.5 EUR", "13000 EUR", "15000 EUR", "What is here stays."))
    page = abe.post(f"/data/imports/{one.pk}/comparison/", {"conflicts": "file"}, follow=True).content.decode()
    assert "What the files say is taken." in page
    abe.post(f"/data/imports/{one.pk}/run/")
    assert Deal.objects.get(key="D1").amount == 13000


def test_a_page_that_is_to_be_looked_at_again_says_why(abe, imported, cast):
    imported()
    one = imported(file(DEALS.replace("12000.50", "13000")), dry=True)
    deals.change_fields(Deal.objects.get(key="D1"), {"amount": Decimal(15000)}, by=cast.abe)
    page = abe.post(f"/data/imports/{one.pk}/run/", follow=True).content.decode()
    assert "Nothing was imported." in page
    assert "What is here stays." in page


def test_an_import_is_discarded_on_its_page(abe, read):
    one = read()
    page = abe.post(f"/data/imports/{one.pk}/discarding/", follow=True).content.decode()
    assert "Its files are deleted." in page
    assert "Discarded" in abe.get("/data/imports/").content.decode()


def test_an_answer_is_followed_by_another_dry_run(abe, imported):
    Account.objects.create(key="x", name="acme")
    one = imported(dry=True)
    abe.post(f"/data/imports/{one.pk}/duplicates/", {"nth": "0", "answer": "same"})
    assert "Dry run with your answers" in abe.get(f"/data/imports/{one.pk}/").content.decode()


def test_after_an_undo_the_workspace_looks_as_if_nothing_had_come(abe, imported):
    people = counted(abe, "People")
    one = imported()
    board = abe.get("/pipeline/", follow=True)
    assert counted(abe, "People") == people + 1
    abe.post(f"/data/imports/{one.pk}/undoing/")
    assert counted(abe, "People") == people
    page = abe.get(board.redirect_chain[-1][0], follow=True)
    assert (page.status_code, "There is no pipeline yet." in page.content.decode()) == (200, True)
    # What comes again is another import, at an address of its own.
    answer = abe.post(f"/data/imports/{one.pk}/repetition/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/data/imports/{one.pk + 1}/"
    page = abe.get(f"/data/imports/{one.pk}/").content.decode()
    assert f'<form method="post" action="/data/imports/{one.pk}/repetition/"><input' in page


def counted(abe, name):
    return next(room.records for room in abe.get("/data/").context["rooms"] if room.name == name)
