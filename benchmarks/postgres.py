"""PostgreSQL: a server of its own in a folder of its own, with the tables, indices on what is joined and filtered, and
statistics. It listens to nothing but a socket in that folder, and goes when it is closed."""

import io
import os
import pwd
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow.csv as pa_csv

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "1GB",
    "effective_cache_size": "8GB",
    "random_page_cost": "1.1",
    "max_wal_size": "8GB",
    # What is loaded here is thrown away: nothing has to survive a crash.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "timezone": "UTC",
}
TYPES = {"VARCHAR": "text", "DOUBLE": "double precision", "TIMESTAMP WITH TIME ZONE": "timestamptz"}
INDICES = {
    "deals": ("deal_id", "outcome, closed_at", "closed_at", "owner"),
    "stays": ("deal_id, sequence", "kind, stage, visit", "outcome, next_stage"),
    "states": ("deal_id, holds_from", "outcome, holds_from, holds_until", "holds_until"),
}
REMEDY = (
    "PostgreSQL is not installed here: initdb and psql were not found. On Debian: apt-get install postgresql. "
    "Or leave it out: --without postgresql."
)


def programs() -> Path | None:
    """The folder of its programs; Debian has them where no path leads."""
    found = [Path(path).resolve().parent] if (path := shutil.which("initdb")) else []
    known = [*found, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return next((folder for folder in known if (folder / "initdb").exists() and (folder / "psql").exists()), None)


class Postgres:
    """A running server. `loaded` says how long the tables took, `memory` the most that its processes had at once."""

    def __init__(self, **settings: str) -> None:
        found = programs()
        if found is None:
            raise RuntimeError(REMEDY)
        self.programs = found
        self.folder = Path(tempfile.mkdtemp(prefix="venturi-pg-"))
        self.memory = 0
        self._settings = SETTINGS | settings
        # It refuses to run as root.
        self._as: dict[str, Any] = {"user": _user(), "group": _user(), "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, _user(), _user())
        try:
            self._run("initdb", "-D", self.folder / "data", "-U", "bench", "--auth=trust", "-E", "UTF8", "--no-locale")
            self.server = self.started()
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.terminate()
        try:
            self.server.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def version(self) -> str:
        return self.ask("SHOW server_version")[0]["server_version"].split()[0]

    @property
    def size(self) -> int:
        """Bytes of the tables and indices."""
        return int(self.ask("SELECT pg_database_size('postgres') AS size")[0]["size"])

    def load(self, folder: Path, tables: Mapping[str, Sequence[str]]) -> float:
        """Seconds until the columns of the tables are there, indexed and analysed."""
        start = time.perf_counter()
        for name, columns in tables.items():
            source = f"SELECT {', '.join(columns)} FROM '{folder / name}.parquet'"
            with duckdb.connect() as engine:
                engine.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
                kinds = engine.execute(f"DESCRIBE {source}").fetchall()
                engine.execute(f"COPY ({source}) TO '{self.folder}/{name}.csv' (HEADER false)")
            described = ", ".join(f"{column} {TYPES.get(kind, kind)}" for column, kind, *_ in kinds)
            self.ask(f"CREATE UNLOGGED TABLE {name} ({described})")
            self.ask(f"\\copy {name} FROM '{self.folder}/{name}.csv' CSV")
            (self.folder / f"{name}.csv").unlink()
            for on in INDICES.get(name, ()):
                self.ask(f"CREATE INDEX ON {name} ({on})")
            self.ask(f"VACUUM ANALYZE {name}")
        return time.perf_counter() - start

    def ask(self, text: str, *, limit: int = 0) -> list[dict[str, Any]]:
        """The rows of a query. Raises ``TimeoutError`` after `limit` seconds, where there is one."""
        settings = f"-c statement_timeout={limit * 1000}"
        command = [self.programs / "psql", "-h", self.folder, "-U", "bench", "-d", "postgres", "-X", "-q"]
        told = subprocess.run(
            [*map(str, command), "--csv", "-v", "ON_ERROR_STOP=1", "-c", text],
            env=os.environ | {"PGOPTIONS": settings},
            capture_output=True,
            check=False,
        )
        error = told.stderr.decode(errors="replace")
        if "statement timeout" in error:
            raise TimeoutError(f"more than {limit} seconds")
        if told.returncode:
            raise RuntimeError(f"PostgreSQL: {error.strip()}")
        return pa_csv.read_csv(io.BytesIO(told.stdout)).to_pylist() if told.stdout.strip() else []

    def watched(self) -> "Watched":
        """What its processes have in memory while something is asked."""
        return Watched(self.server.pid)

    def started(self) -> subprocess.Popen[Any]:
        """The server, once it answers."""
        settings = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
        place: list[str | Path] = ["-D", self.folder / "data", "-k", self.folder, *settings]
        with (self.folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [self.programs / "postgres", *place], stdout=log, stderr=subprocess.STDOUT, cwd=self.folder, **self._as
            )
        for _nth in range(300):
            ready = subprocess.run([self.programs / "pg_isready", "-q", "-h", self.folder], check=False)
            if ready.returncode == 0:
                return server
            if server.poll() is not None:
                break
            time.sleep(0.1)
        server.kill()
        server.wait()
        raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text(errors='replace')[-500:]}")

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self.programs / program), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=False, cwd=self.folder, **self._as)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode(errors='replace').strip()}")


class Watched:
    """The highest memory of a process and its children, looked at ten times a second; shared memory counts once."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.memory = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self.memory = max(self.memory, sum(_proportional(pid) for pid in (self.pid, *_children(self.pid))))


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _proportional(pid: int) -> int:
    """Bytes of a process, what it shares divided by those it shares it with; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
