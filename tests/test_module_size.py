"""No module of ours is longer than 500 lines: what needs more has two subjects."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "tests", "benchmarks", "docs")
MOST = 500


def too_long(root: Path, *, most: int = MOST) -> list[str]:
    """Every module of more lines than `most`, and how many it has."""
    modules = sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules}
    return [f"{path.relative_to(root)} has {lines} lines" for path, lines in lengths.items() if lines > most]


def test_no_module_is_too_long() -> None:
    assert too_long(ROOT) == [], f"split by noun what has more than {MOST} lines"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_module_that_is_too_long_is_found_wherever_it_lies(tmp_path: Path, folder: str) -> None:
    deep = tmp_path / folder / "deep"
    deep.mkdir(parents=True)
    (deep / "long.py").write_text("x = 1\n" * (MOST + 1), "utf-8")
    (deep / "fits.py").write_text("x = 1\n" * MOST, "utf-8")
    (deep / "prose.md").write_text("x\n" * (MOST + 1), "utf-8")
    assert too_long(tmp_path) == [f"{folder}/deep/long.py has {MOST + 1} lines"]
