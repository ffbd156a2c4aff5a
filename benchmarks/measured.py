"""Measured: one command in a process of its own, with its wall time, processor time and highest memory."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
# As long as a timer can wait.
FOREVER = 1e6


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock, seconds of all cores together, and the highest resident memory in bytes."""

    wall: float
    cpu: float
    memory: int

    @property
    def megabytes(self) -> float:
        return self.memory / 1e6


def measure(
    command: Sequence[str | Path], *, log: Path, settings: Mapping[str, str] | None = None, limit: float = FOREVER
) -> Measured:
    """Run `command` to its end; what it prints goes to `log`. `settings`: its environment, if not ours.

    It is started by a small process between it and us: Linux counts the memory of whoever starts a process as its own.

    Raises
    ------
    TimeoutError
        When it takes more than `limit` seconds; it is ended then.
    RuntimeError
        When it fails, with the last it printed.
    """
    between = [sys.executable, "-S", "-E", __file__, str(limit), str(log), *map(str, command)]
    told = subprocess.run(between, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=settings)
    found = json.loads(told.stdout)
    if found["wall"] > limit:
        raise TimeoutError(f"more than {limit:.0f} s")
    if found["status"]:
        last = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        raise RuntimeError(f"{' '.join(map(str, command[:3]))} … ended with {found['status']}:\n{last}")
    return Measured(found["wall"], found["cpu"], found["memory"])


def _between(limit: float, log: str, command: Sequence[str]) -> None:
    """Start the command, wait for it, and say what it took."""
    with Path(log).open("wb") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT)
        ended = threading.Timer(limit, process.kill)
        ended.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        ended.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts the highest memory in kibibytes.
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    print(json.dumps({"wall": wall, "cpu": cpu, "memory": memory, "status": process.returncode}))


if __name__ == "__main__":
    _between(float(sys.argv[1]), sys.argv[2], sys.argv[3:])
