"""Opening a deal at an account that may come to be with it: both, or neither."""

from typing import Any

from venturi.web.accounts.services import make_account
from venturi.web.deals.models import Deal
from venturi.web.deals.services import open_deal
from venturi.web.people.models import Person
from venturi.web.process.models import Stage
from venturi.web.trail.models import Via
from venturi.web.trail.recording import together


def open_deal_at(stage: Stage, *, by: Person, new_account: str = "", via: Via = Via.PAGE, **values: Any) -> Deal:
    """Open a deal, see `services.open_deal`; ``new_account``: the name of an account that is made for it."""
    with together():
        if new_account:
            values["account_id"] = make_account(by=by, via=via, name=new_account).pk
        return open_deal(stage, by=by, via=via, **values)
