"""Content: which columns give themselves away by what stands in them, whatever they are called."""

from collections.abc import Collection, Mapping

from venturi.ingest.evidence import MEANINGS, Profile

SURE = 0.95
# One word proves little: a column with nothing but "open" may be a door's.
_BOTH = {"outcome": {"won", "lost"}, "source": {"inbound", "outbound"}}
# What already says how a deal ended.
_ENDS = {"outcome", "status", "is_won", "is_lost", "won_at", "lost_at"}


def by_content(profiles: Mapping[str, Profile], *, known: Collection[str], taken: Collection[str]) -> dict[str, str]:
    """Columns of ours in `MEANINGS` that no name has told, found by their values.

    Parameters
    ----------
    profiles : what each column of the file looks like.
    known : columns of ours that are found already.
    taken : columns of the file that are used already.

    Returns
    -------
    Our column → theirs: the only free one of which at least `SURE` of the values have such a meaning. Where two columns
    look alike nothing is guessed.
    """
    found: dict[str, str] = {}
    for ours in MEANINGS:
        if ours in known or (ours == "outcome" and _ENDS & set(known)):
            continue
        likely = [name for name, profile in profiles.items() if name not in taken and _says(profile, ours)]
        if len(likely) == 1:
            found[ours] = likely[0]
    return found


def _says(profile: Profile, ours: str) -> bool:
    return profile.meant.get(ours, 0.0) >= SURE and profile.meanings.get(ours, set()) >= _BOTH.get(ours, set())


def reason(profile: Profile, ours: str) -> str:
    """Why a column was taken for ours, for people to read."""
    what = {"outcome": "won, lost or open", "source": "inbound or outbound", "currency": "codes of currencies"}[ours]
    return f"its content; {profile.meant[ours]:.0%} of its values are {what}"
