"""What there is to do: each kind with what it is called and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing to do. ``sentence`` follows the name of the deal; ``act`` is what to do."""

    key: str
    label: str
    sentence: str
    act: str


TASK = Kind("task", "Tasks due", "is due", "Do it")
MISSING = Kind("step-missing", "No next step", "has no next step", "Set the next step")
LATE = Kind("step-late", "Next step overdue", "waits for a step that is overdue", "Do it, or set the next step")
PAST = Kind("close-past", "Close date in the past", "should have been decided", "Ask when, and set the date")
SILENT = Kind("silent", "Buyer silent", "has not been heard of", "Call the buyer")
IMPORT = Kind("import", "Imports with issues", "waits for you", "Look at the import")
# A deal of which several things are to be said is told by the first of them.
OF_DEALS = (MISSING, LATE, PAST, SILENT)
KINDS = (TASK, *OF_DEALS, IMPORT)
BY_KEY = {kind.key: kind for kind in KINDS}
