"""Who may what: every address of the project, by name, and the objects it is tried on.

A new page is one line in `PAGES`: its name, who sees it (`get`), who may send it something (`post`) and, where its form
needs it, a `form` that makes sense. Whoever is not named in `get` (or in `sees`, where there is nothing to get) is told
that there is no such page; whoever sees it and is not named in `post`, that they may not. `test_rights` tries all of it
and knows no other place. Words of the address are filled in from the attributes of the world by the same name, or as
`args` says.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from venturi.web.accounts.models import Account, Contact
from venturi.web.activities import files
from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.api.services import make_token
from venturi.web.data.models import Export, State
from venturi.web.deals import services
from venturi.web.deals.models import Stakeholder
from venturi.web.finance.models import Cost, Product, Rate, Target
from venturi.web.finance.services import make_target
from venturi.web.imports.models import Import
from venturi.web.imports.models import State as Step
from venturi.web.people.invitations import invite
from venturi.web.people.models import Membership, Person, Team, TeamPlace
from venturi.web.people.services import change_person
from venturi.web.process.services import make_pipeline
from venturi.web.table.models import SavedView
from venturi.web.trail.models import Entry

# Anna without amounts; the others as in the cast.
PLAYERS = ("anna", "poor", "renate", "jack", "gil", "ada", "abe")
ALL = frozenset(PLAYERS)
NOBODY: frozenset[str] = frozenset()
TEAM = ALL - {"jack"}
WRITERS = frozenset({"anna", "poor", "renate", "abe"})
SELLERS = WRITERS | {"jack"}
READERS = frozenset({"ada", "abe"})
ADMIN = frozenset({"abe"})
OWNER = frozenset({"anna", "poor"})
BRING_BACK = frozenset({"renate", "abe"})
DAY, NEXT = "2026-05-01", "2026-06-01"
# What stands in the objects of Anna's: those who may not see these must never be told of them.
NAMES = ("Zeppelin", "Quokka")
AMOUNTS = ("987654", "987,654", "876543", "876,543")
COSTS = ("765432", "765,432")
UNTOLD: dict[str, tuple[str, ...]] = {
    "anonymous": (*NAMES, *AMOUNTS, *COSTS),
    "jack": (*NAMES, *AMOUNTS, *COSTS),
    "poor": (*AMOUNTS, *COSTS),
    "anna": COSTS,
    "renate": COSTS,
    "gil": COSTS,
}


@dataclass(frozen=True)
class Page:
    """Who may what at an address. ``public``: nobody has to sign in. ``form``: what is sent, by names of the world.

    ``alone``: there is nothing but the form, which leads nowhere for whoever may not send it. ``htmx``: it is for
    scripts, and leads elsewhere without them. ``machine``: it is for programs that watch, no browser shows it, and no
    policy is sent along.
    """

    get: frozenset[str] | None = None
    post: frozenset[str] | None = None
    form: Mapping[str, Any] = field(default_factory=dict)
    sees: frozenset[str] | None = None
    args: Mapping[str, str] = field(default_factory=dict)
    public: bool = False
    htmx: bool = False
    machine: bool = False
    alone: bool = False

    @property
    def seen_by(self) -> frozenset[str]:
        """Who is told that there is such a page."""
        return self.sees if self.sees is not None else self.get if self.get is not None else ALL


def form_of(
    who: frozenset[str],
    form: Mapping[str, Any],
    *,
    sees: frozenset[str] | None = None,
    args: Mapping[str, str] | None = None,
    alone: bool = True,
) -> Page:
    """A page that is one form: whoever sees what it is about is shown it, the gate says who may send it."""
    return Page(get=sees or who, post=who, form=form, args=args or {}, alone=alone)


def made(*, by: str, key: str, form: Mapping[str, Any], read: frozenset[str]) -> dict[str, Page]:
    """The three pages of a kind of record that administrators set up."""
    own = {"key": by}
    return {
        key: Page(get=read, post=ADMIN, form=form),
        by: Page(get=read, post=ADMIN, form=form, args=own),
        f"{by}-removal": Page(sees=read, post=ADMIN, args=own),
    }


OF_IMPORT = {"key": "brought"}
OF_RESET = {"uidb36": "number", "key": "token"}
OF_PERSON, OF_TEAM, OF_STAGE = {"key": "anna_key"}, {"key": "team"}, {"key": "stage"}
PERIOD = {"starts_on": DAY, "ends_on": NEXT, "amount": "5", "currency": "EUR"}

PAGES: dict[str, Page] = {
    # Nobody has to sign in
    "paper": Page(get=ALL, public=True),
    "health": Page(get=ALL, public=True, machine=True),
    "ready": Page(get=ALL, public=True, machine=True),
    # For this machine, which the tests are, and whoever knows the token, see tests/web/operations.
    "metrics": Page(get=ALL, public=True, machine=True),
    "account_login": Page(get=ALL, post=ALL, public=True),
    "account_signup": Page(get=ALL, post=ALL, public=True),
    "account_logout": Page(get=ALL, post=ALL, public=True),
    "account_inactive": Page(get=ALL, post=None, public=True),
    # Nobody said how mails are sent, see tests/web/mails.
    "account_reset_password": Page(get=NOBODY, post=NOBODY, public=True),
    "account_reset_password_done": Page(get=NOBODY, post=NOBODY, public=True),
    "account_reset_password_from_key": Page(get=NOBODY, post=NOBODY, args=OF_RESET, public=True),
    "account_reset_password_from_key_done": Page(get=NOBODY, post=NOBODY, public=True),
    "mfa_authenticate": Page(get=ALL, post=ALL, public=True),
    "openid_connect_login": Page(get=NOBODY, post=NOBODY, args={"provider_id": "provider_id"}, public=True),
    "openid_connect_callback": Page(get=NOBODY, post=NOBODY, args={"provider_id": "provider_id"}, public=True),
    "socialaccount_login_cancelled": Page(get=ALL, public=True),
    "welcome": Page(get=ALL, post=ALL, args={"key": "jack_key", "token": "token"}, public=True),
    # One's own
    "/": Page(get=ALL, post=ALL),
    "settings": Page(get=ALL, post=ALL, form={"name": "Another"}),
    "account_change_password": Page(get=ALL, post=ALL),
    "account_set_password": Page(get=ALL, post=ALL),
    "account_reauthenticate": Page(get=ALL, post=ALL),
    "mfa_index": Page(get=ALL),
    "mfa_reauthenticate": Page(get=ALL, post=ALL),
    "mfa_activate_totp": Page(get=ALL, post=ALL),
    # Nobody of the cast has a second factor yet.
    "mfa_deactivate_totp": Page(get=NOBODY, post=NOBODY),
    "mfa_view_recovery_codes": Page(get=NOBODY),
    "mfa_generate_recovery_codes": Page(get=ALL, post=ALL),
    "mfa_download_recovery_codes": Page(get=NOBODY, post=NOBODY),
    "usersessions_list": Page(get=ALL, post=ALL),
    "tokens": Page(get=ALL, post=ALL),
    "revocation": Page(sees=frozenset({"anna", "poor"}), post=frozenset({"anna", "poor"}), args={"token": "api_token"}),
    "api": Page(get=ALL),
    # Deals
    "board": Page(get=ALL),
    # They are computed for whoever asks, of what they may see. It takes long: it is asked for in a way that is refused.
    "board-figures": Page(get=ALL, post=ALL, form={"shown": "spring"}, htmx=True),
    "deal": Page(get=TEAM),
    "moves": Page(get=TEAM, post=WRITERS, form={"stage": "other_stage", "version": 1}),
    "fields": Page(sees=TEAM, post=WRITERS, form={"name": "Other", "version": 1}),
    "new-deal": form_of(SELLERS, {"name": "New", "stage": "stage", "owner": "me"}, sees=ALL),
    "deal-names": Page(get=ALL),
    "deleted-deals": Page(get=BRING_BACK),
    "deal-deletion": form_of(WRITERS, {"reason": "twice", "version": 2}, sees=TEAM),
    "deal-restoration": form_of(BRING_BACK, {"reason": "after all"}, args={"deal": "deleted"}),
    "deal-merge": form_of(WRITERS, {"into": "x", "reason": "same"}, sees=TEAM),
    "stakeholders": form_of(WRITERS, {"contact": "q"}, sees=TEAM),
    "stakeholder": form_of(WRITERS, {"role": "User"}, sees=TEAM),
    "today": Page(get=ALL),
    "search": Page(get=ALL),
    "table": Page(get=ALL),
    "table-csv": Page(get=ALL),
    "table-xlsx": Page(get=ALL),
    "table-changes": Page(get=ALL, post=ALL),
    "table-row": Page(get=TEAM),
    "table-cell": Page(get=TEAM, post=WRITERS, form={"name": "Other"}, args={"key": "column"}, htmx=True),
    "views": Page(get=ALL, post=ALL, form={"name": "Mine"}),
    "view-first": Page(post=ALL),
    "view": Page(sees=OWNER, post=OWNER, form={"name": "Mine"}),
    "view-removal": Page(sees=OWNER, post=OWNER),
    # Accounts and contacts
    "accounts": Page(get=ALL),
    "new-account": form_of(SELLERS, {"name": "New", "owner": "me"}, sees=ALL),
    "account-names": Page(get=ALL),
    "account": Page(get=TEAM),
    "account-fields": form_of(WRITERS, {"name": "Other", "owner": "me"}, sees=TEAM),
    "account-removal": form_of(WRITERS, {}, sees=TEAM),
    "account-merge": form_of(WRITERS, {"into": "x"}, sees=TEAM),
    "contacts": Page(get=TEAM),
    "new-contact": form_of(WRITERS, {"name": "New", "account": "z"}, sees=TEAM),
    "contact-names": Page(get=ALL),
    "contact": Page(get=TEAM),
    "contact-fields": form_of(WRITERS, {"name": "Other", "account": "z"}, sees=TEAM),
    "contact-removal": form_of(WRITERS, {}, sees=TEAM),
    "contact-merge": form_of(WRITERS, {"into": "x"}, sees=TEAM),
    # What is done about them
    **{
        f"{about}-{what}": form_of(WRITERS, form, sees=TEAM)
        for about in ("deal", "account")
        for what, form in {
            "activities": {"kind": "note", "note": "Spoke"},
            "tasks": {"text": "Call", "person": "me"},
            "attachments": {},
        }.items()
    },
    "activity": form_of(WRITERS, {"kind": "note", "note": "Spoke"}, sees=TEAM, alone=False),
    "activity-removal": form_of(WRITERS, {}, sees=TEAM),
    "task": form_of(WRITERS, {"text": "Call", "person": "anna_key"}, sees=TEAM, alone=False),
    "task-completion": Page(sees=TEAM, post=WRITERS),
    "task-removal": form_of(WRITERS, {}, sees=TEAM),
    "attachment": Page(get=TEAM),
    "attachment-removal": form_of(WRITERS, {}, sees=TEAM),
    # Data
    "data": Page(get=ALL),
    "workspace": Page(get=ADMIN, post=ADMIN, form={"name": "Ours", "currency": "EUR"}),
    "people": Page(get=ALL, post=ADMIN, form={"name": "Nils", "role": "seller"}),
    "person": Page(get=TEAM, post=ADMIN, form={"name": "Anna", "role": "seller", "is_active": "on"}, args=OF_PERSON),
    "invitation": Page(sees=TEAM, post=ADMIN, args=OF_PERSON),
    # Nobody of the cast has a second factor yet: it is refused with a reason.
    "second-factor": Page(sees=TEAM, post=ADMIN, args=OF_PERSON),
    "memberships": Page(
        sees=TEAM, post=ADMIN, form={"team": "other_team", "since": DAY, "leads": "on"}, args=OF_PERSON
    ),
    "membership": Page(sees=TEAM, post=ADMIN, form={"until": DAY}, args=OF_PERSON),
    "handover": Page(sees=TEAM, post=ADMIN, form={"to": "jack_key"}, args=OF_PERSON),
    "teams": Page(get=ALL, post=ADMIN, form={"name": "Isles"}),
    "team": Page(get=TEAM, post=ADMIN, form={"name": "Mainland"}, args=OF_TEAM),
    "team-place": Page(sees=TEAM, post=ADMIN, form={"parent": "other_team", "since": DAY}, args=OF_TEAM),
    "team-removal": Page(sees=TEAM, post=ADMIN, args=OF_TEAM),
    "pipelines": Page(get=ALL, post=ADMIN, form={"name": "Renewals"}),
    "pipeline": Page(get=ALL, post=ADMIN, form={"name": "New"}, args={"key": "pipeline"}),
    "stages": Page(post=ADMIN, form={"name": "Pilot", "kind": "open"}, args={"key": "pipeline"}),
    "stage": Page(get=ALL, post=ADMIN, form={"name": "Look", "kind": "open"}, args=OF_STAGE),
    "stage-place": Page(post=ADMIN, form={"to": "later"}, args=OF_STAGE),
    "stage-removal": Page(post=ADMIN, args=OF_STAGE),
    **made(key="products", by="product", form={"name": "Valve"}, read=ALL),
    **made(key="rates", by="rate", form={"currency": "EUR", "into": "USD", "on": DAY, "rate": "1.1"}, read=ALL),
    **made(key="costs", by="cost", form={"on": DAY, "amount": "5", "currency": "EUR"}, read=READERS),
    "targets": Page(get=ALL, post=ADMIN, form={"person": "jack_key", **PERIOD}),
    "target": Page(get=TEAM, post=ADMIN, form=PERIOD, args={"key": "target"}),
    "target-removal": Page(sees=TEAM, post=ADMIN, args={"key": "target"}),
    "rates-pasted": Page(get=ADMIN, post=ADMIN, form={"lines": "EUR;CHF;2026-01-01;0.95"}),
    "trail": Page(get=READERS),
    "entry": Page(get=READERS),
    "verification": Page(sees=READERS, post=READERS),
    # Everybody sees numbers, each of what they may see. A report takes long: it is asked for in a way that is refused.
    "insight": Page(get=ALL),
    "insight-page": Page(get=ALL, args={"key": "page_of_numbers"}),
    "parts": Page(get=ALL),
    "report": Page(get=ALL),
    "reports": Page(post=ALL, form={"period": "spring"}),
    "exports": Page(get=ADMIN, post=ADMIN),
    "export": Page(get=ADMIN, args={"key": "export"}),
    # Imports: nobody but administrators is told that there are any
    "imports": Page(get=ADMIN, post=ADMIN),
    "import": Page(get=ADMIN, args=OF_IMPORT),
    "import-mapping": Page(get=ADMIN, post=ADMIN, args=OF_IMPORT),
    "import-saved-mapping": Page(sees=ADMIN, post=ADMIN, form={"name": "Ours"}, args=OF_IMPORT),
    "import-comparison": Page(sees=ADMIN, post=ADMIN, args=OF_IMPORT),
    "import-run": Page(sees=ADMIN, post=ADMIN, args=OF_IMPORT),
    "import-undoing": Page(sees=ADMIN, post=ADMIN, args=OF_IMPORT),
    "import-resumption": Page(sees=ADMIN, post=ADMIN, args=OF_IMPORT),
    "import-repetition": Page(sees=ADMIN, post=ADMIN, args=OF_IMPORT),
    "import-duplicates": Page(get=ADMIN, post=ADMIN, form={"nth": "0", "answer": "different"}, args=OF_IMPORT),
    "import-rejected": Page(get=ADMIN, args=OF_IMPORT | {"name": "rejected_name"}),
    "import-discarding": Page(sees=ADMIN, post=ADMIN, args=OF_IMPORT),
}
# Addresses that have a matrix of their own: how they begin, and where that is.
ELSEWHERE: dict[str, str] = {"api/v1/": "tests/web/api", "^api/v1": "tests/web/api"}


def world(cast: Any, stages: Mapping[str, Any], folder: Any) -> SimpleNamespace:
    """An object for every address, of Anna's where it is somebody's. Their names and amounts are told to few."""
    account = Account.objects.create(key="z", name="Zeppelin Works", owner=cast.anna)
    deal = services.open_deal(
        stages["Discovery"],
        by=cast.anna,
        name="Zeppelin meters",
        owner_id=cast.anna.pk,
        account_id=account.pk,
        amount=Decimal("987654.32"),
        currency="EUR",
        next_step="Write to Quokka",
    )
    services.change_fields(deal, {"amount": Decimal("987654.33")}, by=cast.anna)
    gone = services.open_deal(stages["Discovery"], by=cast.anna, name="Zeppelin spares", owner_id=cast.anna.pk)
    contact = Contact.objects.create(key="q", name="Quokka Smith", account=account)
    kept = files.keep("q.txt", io.BytesIO(b"Hello"))
    period = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 4, 1), "currency": "EUR"}
    asked = {"asked_by": cast.abe, "asked_at": timezone.now(), "state": State.DONE, "file": "e.zip", "size": 1}
    (folder / "exports").mkdir(exist_ok=True)
    (folder / "exports" / "e.zip").write_bytes(b"1")
    keys = {
        "account": account,
        "contact": contact,
        "task": Task.objects.create(deal=deal, person=cast.anna, text="Call Quokka"),
        "deal": deal,
        "deleted": services.delete_deal(gone, by=cast.anna, reason="twice"),
        "stakeholder": Stakeholder.objects.create(deal=deal, contact=contact, role="Quokka in chief"),
        "activity": Activity.objects.create(deal=deal, key="a", kind="note", at=timezone.now(), note="Told Quokka"),
        "attachment": Attachment.objects.create(
            deal=deal, name="Quokka.txt", media_type="text/plain", size=1, digest=kept.digest
        ),
        "pipeline": stages["Discovery"].pipeline,
        "stage": stages["Discovery"],
        "other_stage": stages["Proposal"],
        "team": Team.objects.get(name="Continent"),
        "other_team": Team.objects.get(name="Islands"),
        "membership": Membership.objects.get(person=cast.anna),
        "target": Target.objects.create(person=cast.anna, amount=Decimal(876543), **period),
        "cost": Cost.objects.create(on=date(2026, 1, 1), amount=Decimal(765432), currency="EUR"),
        "rate": Rate.objects.create(currency="EUR", into="CHF", on=date(2025, 1, 1), rate=Decimal("0.9")),
        "product": Product.objects.create(key="p", name="Pump"),
        "export": Export.objects.create(**asked),
        "view": SavedView.objects.create(name="Quokka", owner=cast.anna),
        "anna_key": cast.anna,
        "jack_key": cast.jack,
    }
    keys["brought"] = _brought(cast, account, folder)
    token = invite(cast.jack, by=cast.abe)
    number = Entry.objects.exclude(number=None).latest("number").number
    mine, _ = make_token(
        by=cast.anna, name="Zeppelin", scope="read", expires_on=timezone.now().date() + timedelta(days=9)
    )
    found = {name: one.pk for name, one in keys.items()} | {"api_token": mine.pk}
    words = {
        "provider_id": "provider",
        "column": "name",
        "rejected_name": "rejected.csv",
        "page_of_numbers": "throughput",
    }
    return SimpleNamespace(**found, **words, token=token, number=number)


def _brought(cast: Any, account: Account, folder: Any) -> Import:
    """An import that was looked at, with a likely duplicate and a list of rejected rows."""
    likely = {
        "record_type": "accounts.Account",
        "key": "zz",
        "other": account.pk,
        "name": "Z",
        "other_name": "Zeppelin",
    }
    one = Import.objects.create(
        by=cast.abe,
        files=[{"name": "deals.csv", "size": 1, "digest": "0"}],
        state=Step.COMPARED,
        comparison={"likely": [likely | {"reasons": ["Quokka"]}], "counts": {}},
    )
    there = folder / "imports" / str(one.pk)
    (there / "files").mkdir(parents=True)
    (there / "rejected.csv").write_text("Quokka")
    return one


def more(cast: Any, stages: Mapping[str, Any], *, again: bool = False) -> None:
    """More of everything that pages list, of Anna's again."""
    account = Account.objects.get(key="z")
    for number in range(1, 6) if again else range(1):
        seller = Person.objects.create(key=f"s{number}", name=f"Seller {number}", email=f"s{number}@example.com")
        team = Team.objects.create(name=f"Team {number}")
        Membership.objects.create(person=seller, team=team, since=date(2026, 1, 1))
        Membership.objects.create(person=seller, team=team, since=date(2026, 1, 1), leads=True)
        Membership.objects.create(person=cast.anna, team=team, since=date(2020, 1, 1), until=date(2020, 2 + number, 1))
        TeamPlace.objects.create(team=team, parent=Team.objects.get(name="Continent"), since=date(2026, 1, 1))
        make_pipeline(f"Pipeline {number}", by=cast.abe)
        Contact.objects.create(key=f"c{number}", name=f"Contact {number}", account=account)
        deal = services.open_deal(
            stages["Discovery"], by=cast.abe, name=f"Deal {number}", owner_id=cast.anna.pk, account_id=account.pk
        )
        services.change_fields(deal, {"owner_id": cast.renate.pk}, by=cast.abe)
        services.change_fields(deal, {"owner_id": cast.anna.pk}, by=cast.abe)
        change_person(cast.anna, {"region": f"Region {number}"}, by=cast.abe)
        period = {"starts_on": date(2027, 1 + number, 1), "ends_on": date(2028, 1, 1), "currency": "EUR"}
        make_target(person=seller, amount=Decimal(1), by=cast.abe, **period)
        make_target(team=team, amount=Decimal(1), by=cast.abe, **period)
        Cost.objects.create(on=date(2026, 1, 1), amount=Decimal(1), currency="EUR")
        Product.objects.create(key=f"p{number}", name=f"Pump {number}")
        Rate.objects.create(currency="EUR", into="USD", on=date(2026, 1, 1 + number), rate=Decimal(1))
        Export.objects.create(asked_by=cast.abe, asked_at=timezone.now())
