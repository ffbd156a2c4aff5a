"""The demo company: a simulated sales company with its export, and the truth behind it.

>>> from venturi.demo import Parameters, simulate
>>> chunk = next(simulate(Parameters.load(deals=200)))
>>> chunk.deals, chunk.tables["stages"].num_rows
(200, 8)
"""

from venturi.demo.parameters import Parameters
from venturi.demo.simulation import Chunk, simulate
from venturi.demo.write import WrittenDemo, write

__all__ = ["Chunk", "Parameters", "WrittenDemo", "simulate", "write"]
