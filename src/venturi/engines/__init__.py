"""Engines: what computes. The same expressions run embedded (DuckDB) and on a cluster (Apache Spark).

An engine reads Parquet, keeps intermediate tables until it is closed, and says nothing about sales.
"""

from venturi.engines.engine import Engine

__all__ = ["Engine"]
