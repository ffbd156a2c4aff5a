"""Files as somebody would upload them, and an import driven through its gate."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from venturi.ingest import parse
from venturi.web.imports import services
from venturi.web.imports.models import Import

# What a CRM would export: two open deals, one won, one lost.
DEALS = """Deal ID,Deal Name,Stage,Created,Closed,Amount,Currency,Owner,Account,Next step,Loss reason
D1,Flow meters,Discovery,2026-01-05,,12000.50,EUR,anna,Acme,Call,
D2,Leak watch,Proposal,2026-01-06,,,EUR,Paul Unknown,Beta,,
D3,Plant suite,Closed Won,2026-01-07,2026-02-20,900,EUR,anna,Acme,,
D4,Service plan,Closed Lost,2026-01-08,2026-02-21,70,EUR,Paul Unknown,Gamma,,price
"""
MOVES = """Deal ID,Date,Stage
D1,2026-01-05 08:00,Lead
D1,2026-01-20 09:30,Discovery
D3,2026-01-07 08:00,Lead
D3,2026-01-07 08:00,Discovery
D3,2026-02-20 10:00,Closed Won
"""


def file(text, name="deals.csv"):
    return SimpleUploadedFile(name, text.encode())


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def read(cast):
    """Files that were read."""

    def done(*files, currency=None, **said):
        one = services.upload([file(DEALS)] if not files else list(files), by=cast.abe, **said)
        one.refresh_from_db()
        if currency:
            mapping = replace(parse(one.mapping), currency=currency)
            one = services.correct(one, mapping, pipeline=one.pipeline, by=cast.abe)
        return fresh(one)

    return done


@pytest.fixture
def imported(cast, read):
    """Files that were imported; `as_is`: up to the dry run only."""

    def done(*files, dry=False, **said):
        one = services.compare(read(*files, **said), by=cast.abe)
        return fresh(one) if dry else fresh(services.start(fresh(one), by=cast.abe))

    return done


def fresh(one):
    """The import as it is now."""
    return Import.objects.get(pk=one.pk)
