"""Scripts: each measure in pandas, from the deals and their moves, as the obvious script would compute it.

They share no code with Venturi.
"""

from collections.abc import Callable
from pathlib import Path

from benchmarks.basis import Basis
from benchmarks.scripts import deals, over_time, stages
from benchmarks.scripts.reading import Answer

SCRIPTS: dict[str, Callable[[Path, Basis], Answer]] = {
    "velocity": deals.velocity,
    "win_rates": deals.win_rates,
    "funnel": stages.funnel,
    "to_win": stages.to_win,
    "snapshots": over_time.snapshots,
    "bridge": over_time.bridge,
    "throughput": deals.throughput,
    "graph": stages.graph,
    "variants": stages.variants,
}
