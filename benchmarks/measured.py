"""Measured: one command in a process of its own, with its wall time, processor time and highest memory."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock, seconds of all cores together, and the highest resident memory in bytes."""

    wall: float
    cpu: float
    memory: int

    @property
    def megabytes(self) -> float:
        return self.memory / 1e6


def measure(command: Sequence[str | Path], *, log: Path) -> Measured:
    """Run `command` to its end; what it prints goes to `log`.

    Raises
    ------
    RuntimeError
        When it fails, with the last it printed.
    """
    with log.open("wb") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], stdout=printed, stderr=subprocess.STDOUT, cwd=Path(__file__).parents[1]
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        raise RuntimeError(f"{' '.join(map(str, command[:3]))} … ended with {process.returncode}:\n{last}")
    # Linux counts the highest memory in kibibytes.
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
