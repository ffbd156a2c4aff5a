"""What happened to records is told to each reader as far as they see it."""

from datetime import date
from decimal import Decimal

import pytest

from venturi.web.accounts.services import make_contact, merge_contacts
from venturi.web.data.trail import acts, entries
from venturi.web.finance.models import Cost
from venturi.web.pages.histories import told
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, history, made

DAY = date(2026, 6, 1)


def test_a_history_tells_no_amount_to_who_sees_none_on_either_page(cast):
    with recording("change", by=cast.abe, via=Via.PAGE) as act:
        cost = made(act, Cost(on=date(2026, 1, 1), amount=Decimal(7700), currency="EUR"))
        changed(act, cost, {"amount": Decimal(8800), "on": date(2026, 2, 3)})
        changed(act, cost, {"amount": Decimal(9900)})
    cast.ada.sees_amounts = False
    for reader, sees in ((cast.abe, True), (cast.ada, False)):
        for lines in (told(history(cost), reader, on=DAY), acts(list(entries()), reader, on=DAY)):
            text = repr(lines)
            assert [amount in text for amount in ("8800", "9900")] == [sees, sees]
            assert "2026, 2, 3" in text


@pytest.mark.parametrize(("name", "called"), [("ada", "W. Weaver"), ("jack", "something you do not see")])
def test_what_is_gone_is_named_to_those_who_see_everything(cast, account, contact, name, called):
    other = make_contact(by=cast.anna, account_id=account.pk, name="W. Weaver")
    last = make_contact(by=cast.anna, account_id=account.pk, name="M. Weaver")
    merge_contacts(contact, other, by=cast.anna)
    merge_contacts(other, last, by=cast.anna)
    [line, _] = told(history(contact), getattr(cast, name), on=DAY)
    assert line.what == f"merged it into {called}"
    if name == "ada":
        said = [one.told.what for act in acts(list(entries()), cast.ada, on=DAY) for one in act.lines]
        assert said[:2] == ["merged contact W. Weaver into M. Weaver", "merged contact Mrs Weaver into W. Weaver"]
