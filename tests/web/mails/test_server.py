"""A mail goes to a real server, as the environment says; what is wrong with that is told before."""

import socketserver
import threading

import pytest
from django.core import mail

from venturi.web.config import environment
from venturi.web.mails.models import Kind, Mail, State
from venturi.web.mails.services import post
from venturi.web.operations import checks
from venturi.web.operations.doctor import surroundings


class Mailbox(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a mail needs."""

    def handle(self):
        self.say(220, "mail.example.com")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "DATA":
                self.say(354, "go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.taken.append(text.decode())
            self.say(221 if verb == "QUIT" else 250, "yes")
            if verb == "QUIT":
                return

    def say(self, code, text):
        self.wfile.write(f"{code} {text}\r\n".encode())


@pytest.fixture
def server(socket_enabled):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as found:
        found.taken = []
        threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield found
        found.shutdown()


@pytest.fixture
def read(monkeypatch):
    """What the settings are in an environment."""

    def of(**values):
        for name in ("EMAIL_URL", "EMAIL_URL_FILE", "VENTURI_MAIL_FROM", "VENTURI_ADDRESS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        # What it read of a file it remembers.
        monkeypatch.setattr(environment.env.ENVIRON, "files_cache", {})
        return environment.mails(["sales.example.com"])

    return of


def test_a_mail_goes_to_a_real_server(server, settings, cast, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILS, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", server.server_address[1]
    settings.DEFAULT_FROM_EMAIL, settings.ADDRESS = "Venturi <venturi@example.com>", "https://sales.example.com"
    monkeypatch.setattr(mail.utils.DNS_NAME, "_fqdn", "here.example.com", raising=False)
    assert surroundings.mails().issues == ()
    post(Kind.PASSWORD, cast.anna)
    [text] = server.taken
    assert "To: anna@example.com" in text
    assert "https://sales.example.com/password/forgotten/" in text.replace("=\r\n", "")
    assert Mail.objects.get().state == State.SENT
    server.shutdown()
    server.server_close()
    [issue] = surroundings.mails().issues
    assert (issue.code, "ConnectionRefusedError" in issue.message) == ("mail-server-unreachable", True)


def test_the_environment_says_how_mails_are_sent(read, tmp_path):
    assert (read().sent, read().faults) == (False, ())
    url = "smtp+tls://us%40example.com:p%2Fw@mail.example.com"  # pragma: allowlist secret
    found = read(EMAIL_URL=url, VENTURI_MAIL_FROM="us@example.com")
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    told = ["mail.example.com", 587, "us@example.com", "p/w", True, False]
    assert (found.sent, [found.server[name] for name in names]) == (True, told)
    assert found.address == "https://sales.example.com"
    file = tmp_path / "url"
    file.write_text("smtp+ssl://mail.example.com:2465\n")
    kept = read(EMAIL_URL_FILE=str(file), VENTURI_MAIL_FROM="Us <us@example.com>", VENTURI_ADDRESS="https://a.example/")
    assert (kept.sent, kept.server["PORT"], kept.server["USE_SSL"], kept.address) == (
        True,
        2465,
        True,
        "https://a.example",
    )


FROM = {"VENTURI_MAIL_FROM": "us@example.com"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (FROM, "no server"),
        ({"EMAIL_URL": "mail.example.com", **FROM}, "names no server"),
        ({"EMAIL_URL": "smtps://mail.example.com", **FROM}, "names no server"),
        ({"EMAIL_URL": "smtp://h:port", **FROM}, "is no address"),
        ({"EMAIL_URL": "smtp://us@mail.example.com", **FROM}, "without a password"),
        ({"EMAIL_URL": "smtp://mail.example.com"}, "come from nobody"),
        (
            {"EMAIL_URL": "smtp://mail.example.com", **FROM, "VENTURI_ADDRESS": "x"},
            "nowhere",
        ),
    ],
)
def test_what_is_wrong_with_it_is_told_with_a_remedy_and_no_mail_is_sent(values, said, read, settings):
    found = read(**values)
    assert not found.sent
    [(message, hint)] = found.faults
    assert said in message
    assert "VENTURI_" in hint + message or "EMAIL_URL" in hint
    settings.MAIL_FAULTS = found.faults
    [one] = checks.mails()
    assert (one.id, one.hint) == ("venturi.W006", hint)


def test_a_password_without_encryption_is_warned_of(settings):
    settings.MAILS, settings.EMAIL_HOST, settings.EMAIL_HOST_PASSWORD = True, "mail.example.com", "p"
    assert [one.id for one in checks.mails()] == ["venturi.W007"]
    settings.EMAIL_HOST = "127.0.0.1"
    assert list(checks.mails()) == []
