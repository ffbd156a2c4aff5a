"""Every answer of the API is as its description says, whatever it is asked: no 500, no breach.

`make schemathesis` asks more often: `VENTURI_SCHEMATHESIS` says how many cases there are at least.
"""

import os
from collections import Counter
from datetime import date

import hypothesis
import pytest
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test
from tests.web.conftest import OPENED

from venturi.web.accounts.services import make_account, make_contact
from venturi.web.activities.services import make_task, record_activity
from venturi.web.api.api import NOUNS
from venturi.web.deals.stakeholders import name_stakeholder
from venturi.web.finance.models import Cost, Product, Rate, Target
from venturi.web.people.models import Team, TeamPlace

# What is right by its description, and still refused by the rules of the gate, is no breach.
REFUSED_BY_RULES = {"positive_data_acceptance": {"enabled": False}}
# 428 is what a missing If-Match is for.
MISSING = {"missing_required_header": {"expected-statuses": [400, 401, 403, 406, 415, 422, 428]}}
CHECKS = {**REFUSED_BY_RULES, **MISSING}
# The token is sent with each case; whether it is asked for, the check `ignored_auth` finds out.
GENERATED = {"deterministic": True, "with-security-parameters": False}


def configured(**generated):
    """How cases are made and looked at."""
    told = {"generation": {**GENERATED, **generated}, "checks": CHECKS}
    return schemathesis.config.SchemathesisConfig.from_dict(told)


LEAST = int(os.environ.get("VENTURI_SCHEMATHESIS", "0"))
QUICK = 5
COLUMNS = {"deal_id": "deals", "account_id": "accounts", "contact_id": "contacts", "stage_id": "stages"}
COLUMNS |= {"person_id": "people", "owner_id": "people", "team_id": "teams", "pipeline_id": "pipelines"}


@pytest.fixture
def records(cast, deal, stages):
    """One of each kind that is there."""
    account = make_account(by=cast.abe, name="North Works")
    contact = make_contact(by=cast.abe, name="Wilma Weaver", account_id=account.pk)
    name_stakeholder(deal, contact, by=cast.abe)
    record_activity(by=cast.abe, kind="call", at=OPENED, deal=deal)
    make_task(by=cast.abe, text="Send the offer", deal=deal)
    Product.objects.create(key="P", name="Flow meter")
    year = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1)}
    Target.objects.create(person=cast.anna, amount=1, currency="EUR", **year)
    Cost.objects.create(on=date(2026, 1, 1), amount=1, currency="EUR")
    Rate.objects.create(currency="USD", into="EUR", on=date(2026, 1, 1), rate=1)
    one, other = Team.objects.all()
    TeamPlace.objects.create(team=one, parent=other, since=date(2026, 1, 1))
    return {noun.many: noun.seen(cast.abe).first() for noun in NOUNS}


class Asked:
    """Asks one operation after the other, and remembers what came."""

    def __init__(self, config, person, text, records):
        self.config, self.person, self.records = config, person, records
        self.headers = {"Authorization": f"Bearer {text}"}
        self.statuses, self.breaches = Counter(), []

    def about(self, operation, examples):
        """Its edges, one by one, and so many cases at random."""
        modes = [HypothesisTestMode.FUZZING, *([HypothesisTestMode.COVERAGE] if LEAST else [])]
        quiet = hypothesis.settings(
            max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        about = HypothesisTestConfig(project=self.config.projects.get_default(), modes=modes, settings=quiet, seed=1)
        create_test(operation=operation, test_func=self.one, config=about)()

    def one(self, case):
        """One case; whatever is right by its description is asked about a record that is there."""
        if case.meta.generation.mode.is_positive:
            self.meant(case)
        response = case.call(headers=self.headers)
        self.statuses[response.status_code] += 1
        try:
            case.validate_response(response, headers=self.headers)
        except (FailureGroup, Failure) as failures:
            self.breaches.append(f"{case.operation.label}: {failures}")

    def meant(self, case):
        """Point it at what is there."""
        noun = next(noun for noun in NOUNS if noun.many == case.operation.path.split("/")[3])
        there = list(noun.seen(self.person).order_by("-pk")[:2])
        # The last one stays: there would be nothing left to ask about.
        if there and "id" in (case.path_parameters or {}) and (case.method != "DELETE" or len(there) > 1):
            case.path_parameters["id"] = there[0].pk
            if "If-Match" in (case.headers or {}):
                case.headers["If-Match"] = f'"{there[0].version}"'
        if isinstance(case.body, dict):
            known = {name for name in case.body.keys() & COLUMNS.keys() if case.body[name] is not None}
            case.body |= {name: self.records[COLUMNS[name]].pk for name in known}
            if "into_id" in case.body and there:
                case.body["into_id"] = there[-1].pk


def test_whatever_is_asked_is_answered_as_described(application, token, cast, records, settings):
    settings.VENTURI_API_RATE = 10**9
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=(config := configured()))
    asked = Asked(config, cast.abe, token("abe"), records)
    found = [one.ok() for one in schema.get_all_operations()]
    for operation in found:
        asked.about(operation, max(QUICK, LEAST // len(found)))
    count = sum(asked.statuses.values())
    print(f"{count:,} cases, {len(found)} operations, {len(asked.breaches)} breaches: {sorted(asked.statuses.items())}")  # noqa: T201
    assert asked.breaches == []
    assert asked.statuses[200]
    assert asked.statuses[201]
    assert count >= LEAST


def test_what_is_made_is_there_and_what_is_removed_is_gone(application, token, records, settings):
    settings.VENTURI_API_RATE = 10**9
    headers = {"Authorization": f"Bearer {token('abe')}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=configured(mode="positive"))
    steps = Counter()

    class Chain(schema.as_state_machine()):
        """Acts that follow from each other's answers."""

        def setup(self):
            # What one example leaves behind is no matter of the next: a name that is taken would be refused there.
            self.before = transaction.savepoint()

        def teardown(self):
            transaction.savepoint_rollback(self.before)

        def get_call_kwargs(self, case):
            return {"headers": headers}

        def validate_response(self, response, case, additional_checks=None, **kwargs):
            del kwargs
            case.validate_response(
                response, additional_checks=additional_checks, headers=headers, recorder=self.recorder
            )

        def after_call(self, response, case):
            super().after_call(response, case)
            steps[case.operation.label.split()[0], response.status_code] += 1

    about = {"deadline": None, "database": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}
    Chain.run(settings=hypothesis.settings(max_examples=max(8, LEAST // 50), stateful_step_count=10, **about))
    print(f"{steps.total():,} steps: {sorted(steps.items())}")  # noqa: T201
    assert any(method != "GET" and status < 300 for method, status in steps)
