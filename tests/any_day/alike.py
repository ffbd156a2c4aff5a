"""Whether a data set of a moment and one rebuilt for that moment answer alike: numbers, deals, refusals."""

from tests.engines.same import differences, rows_of

from venturi.registry import METRICS

# Of whole tables: where a row stood in a file says nothing of a deal.
OF_THE_FILE = {"source_file", "source_row"}
DATED = ("deals", "stage_changes", "field_changes", "activities", "people", "costs", "criteria_answers", "stakeholders")


def groups(name):
    """By whom the deals were owned then, where a metric can be grouped by that, else by the finest level it has."""
    metric = METRICS[name]
    owned = [level for level in ("team", "owner") if level in metric.levels] or list(metric.levels[-1:])
    return owned[-1:] if metric.one_level else owned


def unlike(name, told, rebuilt, *, closely=True):
    """How the answers to a metric differ, as sentences; `closely`: by groups, and the deals behind them as well.

    Beside it whether there was an answer with rows at all. Sums over other files are added in another order, so
    numbers may differ by rounding.
    """
    by = {"by": groups(name)} if closely and groups(name) else {}
    one, other = (side.ask(name, **by) for side in (told, rebuilt))
    if one.refusal or other.refusal:
        return ([] if one.refusal == other.refusal else [f"{name}: {one.refusal} is not {other.refusal}"]), False
    found = differences(one.rows(), other.rows(), name)
    if closely and not found:
        found = differences(*(rows_of(side.deals().to_pylist()) for side in (one, other)), f"deals of {name}")
    return found, bool(one.rows())


def unlike_tables(told, rebuilt, *, names=DATED, without=()):
    """How the tables as of the moment differ, as sentences."""
    found = []
    for name in names:
        sides = [getattr(side.tables, name) for side in (told, rebuilt)]
        kept = [column for column in sides[0].columns if column not in {*OF_THE_FILE, *without}]
        found += differences(*(rows_of(side.select(kept)) for side in sides), name)
    return found
