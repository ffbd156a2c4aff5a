"""What happened to records is told to each reader as far as they see it."""

from datetime import date
from decimal import Decimal

from venturi.web.data.told import history_told
from venturi.web.finance.models import Cost
from venturi.web.pages.histories import told
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, history, made


def test_a_history_tells_no_amount_to_who_sees_none_on_either_page(cast):
    with recording("change", by=cast.abe, via=Via.PAGE) as act:
        cost = made(act, Cost(on=date(2026, 1, 1), amount=Decimal(7700), currency="EUR"))
        changed(act, cost, {"amount": Decimal(8800), "on": date(2026, 2, 3)})
        changed(act, cost, {"amount": Decimal(9900)})
    cast.ada.sees_amounts = False
    for reader, sees in ((cast.abe, True), (cast.ada, False)):
        for lines in (told(history(cost), reader, on=date(2026, 6, 1)), history_told(cost, reader)):
            text = repr(lines)
            assert [amount in text for amount in ("8800", "9900")] == [sees, sees]
            assert "2026, 2, 3" in text
