"""Settings that cannot work, or would surprise, are told with what to do."""

import pytest

from venturi.web.operations import checks


def ids(found):
    assert all(one.hint for one in found)
    return [one.id for one in found]


@pytest.fixture(autouse=True)
def deployed(settings, tmp_path):
    settings.TRYING, settings.ALLOWED_HOSTS, settings.DATA = False, ["sales.example.com"], tmp_path / "data"
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    return settings


def test_a_deployment_as_it_should_be_is_told_nothing(deployed, monkeypatch):
    monkeypatch.setenv("VENTURI_SECRET_KEY_FILE", "/run/secrets/key")
    assert [one for check in checks.CHECKS for one in check()] == []


def test_it_has_a_name(deployed):
    deployed.ALLOWED_HOSTS = []
    assert ids(checks.hosts()) == ["venturi.E001"]


def test_who_tries_it_out_does_not_serve_others(deployed):
    deployed.TRYING = True
    assert ids(checks.hosts()) == ["venturi.W002"]
    deployed.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    assert ids(checks.hosts()) == []


def test_without_a_proxy_nobody_gets_in(deployed):
    deployed.SECURE_PROXY_SSL_HEADER = None
    assert ids(checks.encryption()) == ["venturi.I003"]


def test_the_data_folder_is_a_folder_that_can_be_written_to(deployed, tmp_path):
    (tmp_path / "data").write_text("a file")
    assert ids(checks.data()) == ["venturi.E004"]


def test_several_machines_share_a_key(deployed, monkeypatch):
    for name in checks.KEYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(deployed.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    assert ids(checks.key()) == ["venturi.I005"]
    monkeypatch.setenv("VENTURI_SECRET_KEY", "k")  # pragma: allowlist secret
    assert ids(checks.key()) == []
