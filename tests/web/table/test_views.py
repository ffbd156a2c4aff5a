"""Saved views: private and shared, changed by whoever made them."""

import pytest
from django.urls import reverse

from venturi.web.table.models import SavedView
from venturi.web.trail.models import RecordChange

UNPROCESSABLE, FORBIDDEN, ABSENT = 422, 403, 404


def made(client, name="Late ones", query="step=late&sort=-amount&page=3&view=9&bogus=1", **said):
    return client.post(reverse("views"), {"name": name, "query": query, **said})


def test_a_view_keeps_what_the_table_knows_and_leads_to_it(page, cast):
    response = made(page("anna"))
    view = SavedView.objects.get()
    assert (view.owner, view.shared, view.query) == (cast.anna, False, "step=late&sort=-amount")
    assert response.url == f"{reverse('table')}?step=late&sort=-amount&view={view.pk}"
    assert RecordChange.objects.filter(record_type="table.SavedView", record_id=view.pk).count() == 1


def test_a_private_view_is_its_owners_alone(page):
    made(page("anna"))
    view = SavedView.objects.get()
    page("anna").get(reverse("views"))
    assert "Late ones" not in page("abe").get(reverse("views")).content.decode()
    assert page("abe").post(reverse("view", args=[view.pk]), {"name": "Mine"}).status_code == ABSENT


def test_a_shared_view_is_opened_by_all_and_changed_by_its_owner_and_administrators(page):
    made(page("anna"), shared="on")
    view = SavedView.objects.get()
    assert "Late ones" in page("jack").get(reverse("table"), {"outcome": "open"}).content.decode()
    said = {"name": "Other", "shared": "on"}
    assert page("jack").post(reverse("view", args=[view.pk]), said).status_code == FORBIDDEN
    assert page("jack").post(reverse("view-removal", args=[view.pk])).status_code == FORBIDDEN
    assert SavedView.objects.get().name == "Late ones"
    page("abe").post(reverse("view", args=[view.pk]), said)
    assert SavedView.objects.get().name == "Other"


def test_a_name_is_given_once_by_one_owner_and_again_after_its_view_is_gone(page):
    made(page("anna"))
    again = made(page("anna"))
    assert again.status_code == UNPROCESSABLE
    assert "There is a view called" in again.content.decode()
    assert made(page("jack")).status_code == 302
    page("anna").post(reverse("view-removal", args=[SavedView.objects.first().pk]))
    assert made(page("anna")).status_code == 302


def test_a_guest_keeps_views_and_shares_none(page):
    assert made(page("gil"), shared="on").status_code == FORBIDDEN
    assert made(page("gil")).status_code == 302


def test_a_view_takes_the_state_of_the_table(page):
    client = page("anna")
    made(client)
    view = SavedView.objects.get()
    client.post(reverse("view", args=[view.pk]), {"name": view.name, "query": "step=missing", "version": 1})
    assert SavedView.objects.get().query == "step=missing"


@pytest.mark.parametrize("name", ["anna", "gil"])
def test_a_view_may_open_first_until_it_is_gone(name, page):
    made(page("anna"), shared="on")
    view = SavedView.objects.get()
    client = page(name)
    client.post(reverse("view-first"), {"view": view.pk})
    assert client.get(reverse("table")).url.endswith(f"?step=late&sort=-amount&view={view.pk}")
    assert client.get(reverse("table"), {"outcome": "open"}).status_code == 200
    page("anna").post(reverse("view-removal", args=[view.pk]))
    assert page(name).get(reverse("table")).status_code == 200


def test_nothing_may_open_first_again(page):
    client = page("anna")
    made(client)
    client.post(reverse("view-first"), {"view": SavedView.objects.get().pk})
    client.post(reverse("view-first"))
    assert client.get(reverse("table")).status_code == 200
