"""Mails are sent where somebody said how, by a worker that tries again; otherwise none is ever tried."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends import locmem
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web.conftest import PASSWORD
from tests.web.people.test_sign_in import ANOTHER, BOARD, sign_in

from venturi.web.mails.models import Kind, Mail, State
from venturi.web.mails.services import post
from venturi.web.mails.tasks import TIMES, MailNotSent, send
from venturi.web.people.services import change_person, make_person

ADDRESS = "https://sales.example.com"


@pytest.fixture
def mails(db, settings, mailoutbox):
    """Somebody said how mails are sent: those that were."""
    settings.MAILS, settings.ADDRESS = True, ADDRESS
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "Venturi <venturi@example.com>"
    return mailoutbox


@pytest.fixture
def queued(settings):
    """What a worker does waits for one."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def failing(monkeypatch):
    """The server answers so."""

    def with_error(error):
        def raised(*_):
            raise error

        monkeypatch.setattr(locmem.EmailBackend, "send_messages", raised)

    return with_error


@pytest.fixture
def nils(cast):
    return make_person(by=cast.abe, name="Nils", email="nils@example.com")


def link(text):
    [found] = re.findall(rf"{ADDRESS}(/\S+)", text)
    return found


def test_without_a_server_no_mail_is_tried_and_the_pages_offer_none(client, nils, cast, mailoutbox):
    client.force_login(cast.abe)
    assert "Send it by mail" not in client.get(reverse("person", args=[nils.pk])).content.decode()
    shown = client.post(reverse("invitation", args=[nils.pk]), {"mail": "yes"}).content.decode()
    assert "Hand this link over" in shown
    assert "Forgotten" not in Client().get(reverse("account_login")).content.decode()
    assert Client().post(reverse("account_reset_password"), {"email": "anna@example.com"}).status_code == 404
    assert post(Kind.IMPORTED, cast.abe, about=1) is None
    assert (Mail.objects.count(), mailoutbox) == (0, [])


def test_an_invitation_comes_by_mail_and_its_link_can_still_be_shown(client, mails, nils, cast):
    client.force_login(cast.abe)
    told = client.post(reverse("invitation", args=[nils.pk]), {"mail": "yes"}, follow=True).content.decode()
    assert "on its way" in told
    assert re.search(r"Invitation, [\d: -]+: sent", told)
    [one] = mails
    assert (one.to, one.from_email) == (["nils@example.com"], "Venturi <venturi@example.com>")
    said = {"password": ANOTHER, "again": ANOTHER}
    assert "Hand this link over" in client.post(reverse("invitation", args=[nils.pk])).content.decode()
    # Another invitation makes the one before worthless.
    assert Client().post(link(one.body), said).status_code == 404
    client.post(reverse("invitation", args=[nils.pk]), {"mail": "yes"})
    newcomer = Client()
    assert newcomer.post(link(mails[1].body), said).url == reverse("account_login")
    assert sign_in(newcomer, ANOTHER, "nils@example.com").url == BOARD


def test_no_link_stands_in_the_database(client, mails, queued, nils, cast):
    client.force_login(cast.abe)
    client.post(reverse("invitation", args=[nils.pk]), {"mail": "yes"})
    [task] = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [Mail.objects.get().pk], "kwargs": {}}


def test_a_forgotten_password_is_chosen_anew_by_mail(client, mails, cast):
    elsewhere = Client()
    sign_in(elsewhere)
    assert "Forgotten the password?" in client.get(reverse("account_login")).content.decode()
    asked = client.post(reverse("account_reset_password"), {"email": "ANNA@example.com"})
    assert asked.url == reverse("account_reset_password_done")
    [one] = mails
    page = client.get(link(one.body), follow=True)
    said = {"password1": ANOTHER, "password2": ANOTHER}
    done = client.post(page.request["PATH_INFO"], said, follow=True)
    assert done.request["PATH_INFO"] == reverse("account_reset_password_from_key_done")
    assert elsewhere.get(reverse("settings")).status_code == 302
    assert sign_in(Client(), PASSWORD).status_code == 200
    assert sign_in(Client(), ANOTHER).url == BOARD
    # The link works once.
    assert "Not good any more" in Client().get(link(one.body), follow=True).content.decode()


def test_nobody_is_told_who_is_here_and_only_who_has_a_password_gets_one(mails, nils, cast):
    change_person(cast.jack, {"is_active": False}, by=cast.abe)
    answers = {
        Client().post(reverse("account_reset_password"), {"email": f"{name}@example.com"}).url
        for name in ("anna", "nobody", "nils", "jack")
    }
    assert (answers, len(mails)) == ({reverse("account_reset_password_done")}, 1)


def test_what_failed_is_tried_again_later_then_given_up_and_seen(client, mails, queued, cast, failing, caplog):
    failing(ConnectionRefusedError("nils@example.com"))
    mail = post(Kind.PASSWORD, cast.anna)
    now = timezone.now()
    for times in range(1, TIMES):
        send.func(mail.pk)
        mail.refresh_from_db()
        assert (mail.state, mail.attempts, mail.told) == (State.WAITING, times, "ConnectionRefusedError")
        latest = DBTaskResult.objects.order_by("-run_after").first()
        assert latest.run_after - now > timedelta(minutes=2 ** (times - 1)) - timedelta(seconds=1)
    with pytest.raises(MailNotSent) as error:
        send.func(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (State.FAILED, TIMES)
    # Neither the log nor what is kept of a task names anybody.
    assert "@" not in str(error.value) + caplog.text
    assert error.value.__cause__ is None
    client.force_login(cast.abe)
    shown = client.get(reverse("person", args=[cast.anna.pk])).content.decode()
    assert "failed, ConnectionRefusedError" in shown
    send.func(mail.pk)
    assert Mail.objects.get().attempts == TIMES


def test_what_a_server_refuses_for_good_is_given_up_at_once(mails, queued, cast, failing):
    failing(SMTPRecipientsRefused({"anna@example.com": (550, b"anna@example.com")}))
    mail = post(Kind.PASSWORD, cast.anna)
    with pytest.raises(MailNotSent, match=r"SMTPRecipientsRefused 550$"):
        send.func(mail.pk)
    failing(SMTPRecipientsRefused({"anna@example.com": (450, b"greylisted")}))
    mail = post(Kind.PASSWORD, cast.anna)
    send.func(mail.pk)
    assert {one.state for one in Mail.objects.all()} == {State.FAILED, State.WAITING}


def test_a_mail_about_nothing_any_more_is_dropped(mails, queued, nils, cast):
    mail = post(Kind.INVITATION, nils)
    send.func(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mails) == (State.DROPPED, [])


def test_an_import_that_is_done_is_told_by_mail(mails, cast):
    post(Kind.IMPORTED, cast.abe, about=4711)
    post(Kind.NOT_IMPORTED, cast.abe, about=4711)
    assert [one.subject.rsplit(" ", 1)[1] for one in mails] == ["done", "failed"]
    assert {link(one.body) for one in mails} == {reverse("import", args=[4711])}
