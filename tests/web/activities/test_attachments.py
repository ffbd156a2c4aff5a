"""Files are kept outside the database, once each, by what they hold."""

import hashlib
import io
import zipfile

import pytest

from venturi.web.activities import files, services
from venturi.web.activities.models import Attachment
from venturi.web.trail.refusals import Forbidden, Refused

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x01"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path / "attachments"


def archive(*names, **contents):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, contents.get(name, "x"))
    return file.getvalue()


def refused(code):
    return pytest.raises(Refused, match=rf"\[{code}\]")


def attach(by, deal, content=PDF, name="offer.pdf"):
    return services.attach_file(by=by, name=name, content=io.BytesIO(content), deal=deal)


def test_a_file_lies_under_its_digest(cast, deal, folder):
    found = attach(cast.anna, deal, name="C:\\Anna\\offer.pdf")
    digest = hashlib.sha256(PDF).hexdigest()
    assert (found.name, found.digest, found.size, found.media_type) == (
        "offer.pdf",
        digest,
        len(PDF),
        "application/pdf",
    )
    assert files.place_of(digest) == folder / digest[:2] / digest
    assert files.place_of(digest).read_bytes() == PDF


def test_the_same_file_is_kept_once(cast, deal, folder):
    for name in ("offer.pdf", "again.pdf"):
        attach(cast.anna, deal, name=name)
    assert len([one for one in folder.rglob("*") if one.is_file()]) == 1
    assert Attachment.objects.count() == 2


def test_a_removed_file_stays_where_it_is(cast, deal):
    found = attach(cast.anna, deal)
    assert services.remove_attachment(found, by=cast.anna).removed
    assert files.place_of(found.digest).exists()
    with refused("record-removed"):
        services.remove_attachment(found, by=cast.anna)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a", PNG, "image/png"),
        ("a", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a", b"GIF89a\x01", "image/gif"),
        ("a", b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        ("a.csv", "Straße;1\r\n".encode("cp1252"), "text/csv"),
        ("a.CSV", "é;1\n".encode("utf-16"), "text/csv"),
        ("a.html", "<script>é</script>".encode(), "text/plain"),
        (
            "a",
            archive("[Content_Types].xml", "xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            "a",
            archive("mimetype", mimetype="application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_a_file_is_what_it_holds(name, content, media_type, cast, deal):
    assert attach(cast.anna, deal, content, name).media_type == media_type


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03\x00",
        b"\x7fELF\x02\x01\x01\x00",
        archive("readme.txt"),
        archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        archive("mimetype", mimetype="application/java-archive"),
        b"PK\x03\x04 and nothing more",
        b"RIFF\x00\x00\x00\x00WAVE",
    ],
)
def test_other_kinds_are_refused_and_not_kept(content, cast, deal, folder):
    with refused("file-type-refused"):
        attach(cast.anna, deal, content, "offer.pdf")
    assert [one for one in folder.rglob("*") if one.is_file()] == []
    assert not Attachment.objects.exists()


def test_what_is_too_large_or_empty_is_refused_and_not_kept(cast, deal, folder, settings):
    settings.ATTACHMENT_LIMIT = len(PDF) - 1
    with refused("file-too-large"):
        attach(cast.anna, deal)
    with refused("attachment-empty"):
        attach(cast.anna, deal, b"")
    assert [one for one in folder.rglob("*") if one.is_file()] == []
    settings.ATTACHMENT_LIMIT = len(PDF)
    attach(cast.anna, deal)


def test_nothing_is_kept_of_whoever_may_not_attach_it(cast, deal, folder):
    for name in ("jack", "gil", "ada"):
        with pytest.raises(Forbidden):
            attach(getattr(cast, name), deal)
    assert not folder.exists()
    with refused("name-missing"):
        attach(cast.anna, deal, name="/")
