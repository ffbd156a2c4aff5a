"""Small exports as CSV files, and what a store holds of them."""

from tests.store.states import alike, counts

from venturi.store import opened, refresh

DEALS = "deal_id,stage,status,amount,currency,created,owner"
MOVES = "deal_id,changed_at,stage"
FIRST = {
    "deals.csv": [
        DEALS,
        "D1,Won,won,1200,EUR,2026-01-10,ann",
        "D2,Offer,open,800,EUR,2026-01-12,bob",
        "D3,Lost,lost,500,EUR,2026-02-01,ann",
        "D4,Talk,open,700,EUR,2026-03-05,bob",
    ],
    "moves.csv": [
        MOVES,
        "D1,2026-01-10 09:00:00,Talk",
        "D1,2026-01-20 09:30:00,Offer",
        "D1,2026-02-02 10:00:00,Won",
        "D2,2026-01-12 09:00:00,Talk",
        "D2,2026-02-20 11:00:00,Offer",
        "D3,2026-02-01 09:00:00,Talk",
        "D3,2026-02-11 15:00:00,Lost",
        "D4,2026-03-05 09:00:00,Talk",
    ],
    "stages.csv": ["stage,position,kind", "Talk,1,open", "Offer,2,open", "Won,3,won", "Lost,4,lost"],
}


def written(folder, export):
    """The files of an export."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in export.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [folder / name for name in export]


def built(folder, export):
    """A store made of an export."""
    refresh(folder / "store", written(folder / "export", export))
    return folder / "store"


def content(store):
    """What a store holds: what its tables say, and its stays."""
    with opened(store) as kept:
        names = ("deals", "stage_changes", "field_changes", "activities", "people")
        tables = {name: getattr(kept.tables, name) for name in names}
        rows = {name: table.to_pyarrow().to_pylist() for name, table in tables.items() if table is not None}
        stays = kept.stays.to_pyarrow().to_pylist() if kept.stays is not None else []
    return counts(rows), alike(stays)


def deal(store, deal_id):
    """The row of one deal."""
    with opened(store) as kept:
        [row] = [row for row in kept.tables.deals.to_pyarrow().to_pylist() if row["deal_id"] == deal_id]
    return row
