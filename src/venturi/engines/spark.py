"""Spark: the same expressions on a cluster, or on all cores of this machine."""

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis

from venturi.errors import Issue, IssuesFound, Severity

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local"
CONNECT = "sc://"
# Beyond a cluster's own settings, which win where it has any: nothing is shown, nothing is open to the network.
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
LOOPBACK = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}

# Several data sets may share one session.
_numbers = count(1)


class Spark:
    """A Spark session as an engine.

    `store` keeps tables in the memory and on the disks of the cluster, so that nothing has to be written to shared
    storage; with ``spark.checkpoint.dir`` set, there, so that a machine may be lost.
    """

    def __init__(self, session: "SparkSession", *, ours: bool = False) -> None:
        self.session = session
        self.ours = ours
        self.folder = Path(tempfile.mkdtemp(prefix="venturi-"))
        # Loaded here: it needs Spark.
        from venturi.engines.spark_backend import Backend

        self.backend: Any = Backend().connect(session)

    @classmethod
    def connect(cls, url: str) -> "Spark":
        """A session at a master (``local[*]``, ``spark://host:7077``, ``yarn``) or a Connect server (``sc://host``).

        Everything else is set where Spark looks for it, such as ``spark-defaults.conf``.

        Raises
        ------
        IssuesFound
            When Spark is not installed, or nobody answers.
        """
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise IssuesFound(_not_installed()) from error
        builder = SparkSession.builder.appName("venturi")
        builder = builder.remote(url) if url.startswith(CONNECT) else builder.master(url)
        settings: dict[str, Any] = (
            {} if url.startswith(CONNECT) else QUIET | (_local() if url.startswith(LOCAL) else {})
        )
        try:
            return cls(builder.config(map=settings).getOrCreate(), ours=True)
        except (PySparkException, OSError, RuntimeError) as error:
            raise IssuesFound(_no_answer(url, error)) from error

    def read_parquet(self, place: str) -> ibis.Table:
        """A place that Spark knows, such as ``s3a://bucket/deals``; what is here is read from here, not from HDFS."""
        path = Path(place)
        place = path.absolute().as_uri() if path.exists() else place
        return self._named(self.session.read.parquet(place), "read")

    def store(self, name: str, table: ibis.Table) -> ibis.Table:
        view = _view(f"{name}_to_store")
        self.backend.create_view(view, table)
        # Cut off from how it was made: else every question on it would plan the whole way again.
        frame = self.session.table(view)
        durable = self.session.conf.get("spark.checkpoint.dir", None)
        frame = frame.checkpoint() if durable else frame.localCheckpoint()
        # Spark has one type of moments, which Ibis reads back without the zone they are in.
        return self._named(frame, name).cast(dict(table.schema()))

    def _named(self, frame: Any, name: str) -> ibis.Table:
        """A frame as a table of the backend, which knows tables by their names only."""
        view = _view(name)
        frame.createOrReplaceTempView(view)
        return self.backend.table(view)

    def close(self) -> None:
        if self.ours and self.folder.exists():
            self.session.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def _view(name: str) -> str:
    return f"venturi_{next(_numbers)}_{''.join(sign if sign.isalnum() else '_' for sign in name)}"


def _local() -> dict[str, str]:
    """On this machine: loopback only, and as many parts of a table as there are cores."""
    return LOOPBACK | {"spark.sql.shuffle.partitions": str(os.cpu_count() or 1)}


def _not_installed() -> Issue:
    return Issue(
        code="engine-missing",
        severity=Severity.STOP,
        message="Spark is not installed here.",
        remedy='Install it beside Venturi: pip install "venturi[spark]". It also needs Java 17 or newer.',
    )


def _no_answer(url: str, error: Exception) -> Issue:
    told = str(error).strip().splitlines()
    return Issue(
        code="engine-unreachable",
        severity=Severity.STOP,
        message=f'There is no Spark at "{url}": {told[0] if told else type(error).__name__}',
        remedy="Check the address after --connect, and that Java 17 or newer is installed here (java -version).",
    )
