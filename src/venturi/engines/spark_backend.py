"""Spark backend: Ibis's, where what it gives Spark means something else than on every other engine.

Imported only once Spark is known to be here.
"""

from typing import Any

import ibis
from ibis.backends.pyspark import Backend as PySparkBackend
from ibis.backends.sql.compilers.pyspark import PySparkCompiler

# What Ibis does for the backends it loads itself.
PySparkBackend.register_options()
FLOAT, MOMENT = ibis.dtype("float64"), ibis.dtype("timestamp('UTC')")


class Compiler(PySparkCompiler):  # type: ignore[misc]  # Ibis does not tell the types of its compilers
    """Counting under a condition gives 0 and not null where it never holds, numbers with a point are floating numbers
    and no decimals of few places, and seconds since 1970 keep their fraction."""

    def visit_CountStar(self, op: Any, *, arg: Any, where: Any) -> Any:  # noqa: N802
        return super().visit_CountStar(op, arg=arg, where=None) if where is None else self.f.count_if(where)

    def visit_NonNullLiteral(self, op: Any, *, value: Any, dtype: Any) -> Any:  # noqa: N802
        plain = super().visit_NonNullLiteral(op, value=value, dtype=dtype)
        return self.cast(repr(float(value)), dtype) if dtype.is_floating() else plain

    def visit_ExtractEpochSeconds(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        return self.f.unix_micros(self.cast(arg, MOMENT)) / self.cast(1e6, FLOAT)


class Backend(PySparkBackend):  # type: ignore[misc]  # Ibis does not tell the types of its backends
    """Tables in memory come to Spark by way of Arrow: by way of pandas, whole numbers beside a null all become null."""

    compiler = Compiler()

    def _register_in_memory_table(self, op: Any) -> None:
        self._session.createDataFrame(op.data.to_pyarrow(op.schema)).createOrReplaceTempView(op.name)
