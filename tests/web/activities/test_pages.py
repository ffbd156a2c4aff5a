"""Activities, tasks and files on the pages of deals and accounts, as each of the cast meets them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.activities import services
from venturi.web.activities.models import Activity, Attachment, Task

UNPROCESSABLE, CONFLICT, FORBIDDEN, ABSENT, FOUND = 422, 409, 403, 404, 302
PDF = b"%PDF-1.7\n\x00\x01"
WHERE = ["deal", "account"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def about(deal, account):
    return {"deal": deal, "account": account}


def said(response):
    return response.content.decode()


def upload(client, there, name="offer.pdf", content=PDF, where="deal"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse(f"{where}-attachments", args=[there.pk]), {"file": file})


@pytest.mark.parametrize("where", WHERE)
def test_an_activity_is_recorded_changed_and_removed(where, page, about, contact):
    client, there = page("anna"), about[where]
    typed = {"kind": "call", "at": "2026-03-03T10:00", "contact": "mrs weaver", "by_buyer": "buyer", "note": "Asked"}
    response = client.post(reverse(f"{where}-activities", args=[there.pk]), typed)
    assert response.url == reverse(where, args=[there.pk])
    told = said(client.get(response.url))
    assert "with Mrs Weaver" in told
    assert "the buyer acted" in told
    activity = Activity.objects.get()
    change = {**typed, "note": "Asked twice", "version": 1}
    assert client.post(reverse("activity", args=[activity.pk]), change).status_code == FOUND
    assert "changed note from Asked to Asked twice" in said(client.get(reverse("activity", args=[activity.pk])))
    assert client.post(reverse("activity-removal", args=[activity.pk]), {"version": 2}).url == response.url
    assert "Asked twice" not in said(client.get(response.url))


@pytest.mark.parametrize("where", WHERE)
def test_a_task_is_made_finished_and_taken_up_again(where, page, about, cast):
    client, there = page("anna"), about[where]
    typed = {"text": "Send the offer", "due_on": "2026-03-09", "person": cast.anna.pk}
    home = client.post(reverse(f"{where}-tasks", args=[there.pk]), typed).url
    assert '<span class="state act">9 Mar 2026</span>' in said(client.get(home))
    task = Task.objects.get()
    done = client.post(reverse("task-completion", args=[task.pk]), {"done": "yes", "back": home})
    assert done.url == home
    assert "is done." in said(client.get(home))
    assert Task.objects.get().done_at
    client.post(reverse("task-completion", args=[task.pk]), {"done": "no"})
    assert not Task.objects.get().done_at
    change = {**typed, "text": "Send it", "version": 3}
    assert client.post(reverse("task", args=[task.pk]), change).url == home
    assert client.post(reverse("task", args=[task.pk]), change).status_code == CONFLICT
    assert client.post(reverse("task-removal", args=[task.pk]), {"version": 4}).url == home
    assert client.get(reverse("task", args=[task.pk])).status_code == ABSENT


def test_nobody_is_led_out_of_the_workspace(page, cast, deal):
    task = services.make_task(by=cast.anna, text="Call", deal=deal)
    typed = {"done": "yes", "back": "https://elsewhere.example/"}
    response = page("anna").post(reverse("task-completion", args=[task.pk]), typed)
    assert response.url == reverse("deal", args=[deal.pk])


@pytest.mark.parametrize("where", WHERE)
def test_what_makes_no_sense_is_shown_again_with_what_was_typed(where, page, about):
    client, there = page("anna"), about[where]
    for part, typed in (
        ("activities", {"kind": "note", "note": "", "at": "2026-03-03T10:00"}),
        ("activities", {"kind": "call", "note": "Kept", "contact": "Nobody"}),
        ("activities", {"kind": "call", "note": "Kept", "at": "2999-01-01T00:00"}),
        ("tasks", {"text": "Kept", "person": "0"}),
    ):
        response = client.post(reverse(f"{where}-{part}", args=[there.pk]), typed)
        assert response.status_code == UNPROCESSABLE
        assert ("Kept" if "Kept" in typed.values() else "2026-03-03T10:00") in said(response)


def test_an_outsider_finds_nothing_of_it(page, cast, about, contact):
    deal, account = about["deal"], about["account"]
    activity = services.record_activity(by=cast.anna, kind="call", deal=deal)
    task = services.make_task(by=cast.anna, text="Call", account=account)
    client = page("anna")
    upload(client, deal)
    file = Attachment.objects.get()
    client = page("jack")
    addresses = [
        reverse(f"{where}-{part}", args=[about[where].pk]) for where in WHERE for part in ("activities", "tasks")
    ]
    addresses += [reverse(f"{where}-attachments", args=[about[where].pk]) for where in WHERE]
    for name, record in (("activity", activity), ("task", task), ("attachment", file)):
        addresses += [reverse(name, args=[record.pk]), reverse(f"{name}-removal", args=[record.pk])]
    for address in addresses:
        assert client.get(address).status_code == ABSENT
    assert client.post(reverse("task-completion", args=[task.pk])).status_code == ABSENT


def test_a_guest_reads_and_changes_nothing(page, cast, about):
    deal = about["deal"]
    activity = services.record_activity(by=cast.anna, kind="call", deal=deal, note="Asked for it")
    task = services.make_task(by=cast.anna, text="Send the offer", deal=deal)
    upload(page("anna"), deal)
    client = page("gil")
    told = said(client.get(reverse("deal", args=[deal.pk])))
    assert "Asked for it" in told
    assert "Send the offer" in told
    assert b"".join(client.get(reverse("attachment", args=[Attachment.objects.get().pk])).streaming_content) == PDF
    for address, typed in (
        (reverse("deal-activities", args=[deal.pk]), {"kind": "call"}),
        (reverse("activity", args=[activity.pk]), {"kind": "email"}),
        (reverse("deal-tasks", args=[deal.pk]), {"text": "X", "person": cast.gil.pk}),
        (reverse("task-completion", args=[task.pk]), {"done": "yes"}),
        (reverse("task-removal", args=[task.pk]), {"version": 1}),
        (reverse("attachment-removal", args=[Attachment.objects.get().pk]), {"version": 1}),
    ):
        assert client.post(address, typed).status_code in {FORBIDDEN, UNPROCESSABLE}
    assert upload(client, deal).status_code == FORBIDDEN
    assert Activity.objects.get().version == Task.objects.get().version == Attachment.objects.get().version == 1


def test_a_file_is_attached_fetched_and_removed(page, about):
    client, deal = page("anna"), about["deal"]
    response = upload(client, deal, name='of"fer\n.pdf')
    assert response.url == reverse("deal", args=[deal.pk])
    file = Attachment.objects.get()
    fetched = client.get(reverse("attachment", args=[file.pk]))
    assert b"".join(fetched.streaming_content) == PDF
    assert fetched.headers["Content-Disposition"].startswith("attachment;")
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    assert fetched.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert client.post(reverse("attachment-removal", args=[file.pk]), {"version": 1}).status_code == FOUND
    assert client.get(reverse("attachment", args=[file.pk])).status_code == ABSENT


def test_a_file_of_another_kind_is_refused_and_the_page_says_why(page, about):
    response = upload(page("anna"), about["account"], content=b"MZ\x90\x00", where="account")
    assert response.status_code == UNPROCESSABLE
    assert "file-type-refused" in said(response)


def test_a_file_that_is_gone_is_not_there(page, about, settings, tmp_path):
    client = page("anna")
    upload(client, about["deal"])
    settings.DATA = tmp_path / "elsewhere"
    assert client.get(reverse("attachment", args=[Attachment.objects.get().pk])).status_code == ABSENT


def test_the_page_of_a_deal_asks_as_often_whatever_there_is(page, cast, about, contact, django_assert_num_queries):
    client, deal = page("anna"), about["deal"]
    # All of it stands on the first page of the timeline.
    for more in (1, 6):
        for number in range(more):
            at = {"at": OPENED, "contact": contact, "note": f"Note {number}"}
            services.record_activity(by=cast.anna, kind="call", deal=deal, **at)
            services.make_task(by=cast.anna, text=f"Task {number}", due_on=date(2026, 5, 1), deal=deal)
            services.finish_task(services.make_task(by=cast.anna, text="Done", deal=deal), by=cast.anna)
            upload(client, deal, name=f"{number}.pdf")
        with django_assert_num_queries(35):
            client.get(reverse("deal", args=[deal.pk]))
