"""Imports among the operations: several requests each, and what a worker does; gone on with after every kill."""

import threading
import time
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import httpx
from django.db import DatabaseError, connection

from venturi.web.deals.models import Deal, Opening
from venturi.web.imports.forms import MappingForm
from venturi.web.imports.models import WORKING, Import, State
from venturi.web.trail.models import Entry

OUTAGES = (httpx.HTTPError, DatabaseError)
ROWS, AGAIN, PATIENCE = 400, 20, 60
BEGUN = date(2026, 1, 5)
# What is asked for once the files are read, and the state in which it leaves the import.
ASKED = (("comparison", State.COMPARED), ("run", State.DONE))
STEPS = ("", "mapping", "comparison", "run", "run")


class Kill:
    """One kill, in so many seconds. Whoever notices mends what nobody else does, once."""

    def __init__(self, served, what, seconds):
        self._served, self._what, self._mended = served, what, False
        self._timer = threading.Timer(seconds, served.kill, [what])
        self._timer.start()

    @property
    def fell(self):
        """Whether it is over."""
        return not self._timer.is_alive()

    def mend(self):
        self._timer.join()
        connection.close()
        if not self._mended:
            self._mended = True
            self._served.mend(self._what)
        self._served.wait()


class Importer:
    """Somebody who imports and takes the last import back, and who looks again where an answer was lost."""

    def __init__(self, client, served, chance):
        self._client, self._served, self._chance = client, served, chance
        # The imports that stand, in their order: what each said of deals.
        self.standing, self.keys, self.wrong, self.hit = [], set(), [], []
        self._kill, self._took, self._aim = None, {}, (None, None)

    def imports(self, nth, what=None):
        """One import, from its files to its end; `what` is killed in one of its steps."""
        self._aim = (self._chance.choice(STEPS), what)
        told = self._told(nth)
        key = self._step("", lambda: self._uploaded(nth, told), State.READ)
        self._step("mapping", lambda: self._mapped(key), State.READ, key)
        for step, end in ASKED:
            self._step(step, partial(self._asked, key, step), end, key)
        self.standing.append((key, told))
        self.keys |= told.keys()
        self._rest()

    def undoes(self, nth, what=None):
        """Take back the last import that stands."""
        if not self.standing:
            self.imports(nth)
        self._aim = ("undoing", what)
        key, _ = self.standing.pop()
        self._step("undoing", lambda: self._asked(key, "undoing"), State.UNDONE, key)
        self._rest()

    def found(self):
        """What is not as the imports that stand say, and imports that are half done."""
        expected = {key: amount for _, told in self.standing for key, amount in told.items()}
        there = Deal.objects.filter(deleted=False, key__in=self.keys).values_list("key", "amount")
        wrong = [*self.wrong]
        wrong += [f"deal {key}: {amount}" for key, amount in set(there) ^ set(expected.items())]
        for one in Import.objects.all():
            made = Opening.objects.filter(entry=one.entry).count() if one.entry else 0
            if one.works or (made and made != ROWS) or (one.state == State.DONE and one.entry is None):
                wrong.append(f"import {one.pk}: {one.state}, {made} deals, {one.issues}")
        for verb, field in (("import", "entry"), ("undo an import", "undone")):
            entries = set(Entry.objects.filter(verb=verb).values_list("pk", flat=True))
            if entries != set(Import.objects.filter(**{f"{field}__isnull": False}).values_list(field, flat=True)):
                wrong.append(f"entries of {verb}")
        return wrong

    def _told(self, nth):
        """What the files of this import say: new deals, and another amount of some that the one before brought."""
        told = {f"I{nth}-{row}": Decimal(self._chance.randrange(1, 100_000)) for row in range(ROWS)}
        before = list(self.standing[-1][1])[:AGAIN] if self.standing else []
        return told | {key: Decimal(100_000 + nth) for key in before}

    def _uploaded(self, nth, told):
        # An answer that was lost may have been kept: whoever looks at the list finds it.
        last = Import.objects.first()
        if last is not None and last.files[0]["name"] == f"deals-{nth}.csv":
            return last.pk
        lines = ["Deal ID,Deal Name,Stage,Created,Amount,Currency,Owner,Account"]
        for row, (key, amount) in enumerate(told.items()):
            day, stage = BEGUN + timedelta(days=row % 40), 1 + row % 3
            lines.append(f"{key},Imported,Stage {stage},{day},{amount},EUR,Seller {row % 7},Firm {row % 11} of {nth}")
        sent = {"chosen": (f"deals-{nth}.csv", "\n".join(lines).encode())}
        answer = self._client.send("/data/imports/", {}, files=sent)
        return int(answer.headers["location"].split("/")[3])

    def _mapped(self, key):
        form = MappingForm(of=Import.objects.get(pk=key))
        said = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        said |= {"pipeline": "New business"}
        self._client.send(f"/data/imports/{key}/mapping/", {n: "" if v is None else v for n, v in said.items()})
        return key

    def _asked(self, key, step):
        self._client.send(f"/data/imports/{key}/{step}/", {})
        return key

    def _step(self, name, ask, end, key=None):
        """Ask for a step until it was asked for, and wait until it is done; which import it is."""
        aimed, what = self._aim
        began = time.monotonic()
        if name == aimed and what:
            self._aim = (None, None)
            self._kill = Kill(self._served, what, self._chance.uniform(0, self._took.get(name, 2)))
            self.hit.append(f"{what}: {name or 'upload'}")
        key = self._through(ask, key, end)
        while (state := self._seen(key)) != end:
            if self._kill and self._kill.fell:
                # Nobody asks the server for anything now: somebody else sees that it is down.
                self._kill.mend()
            if time.monotonic() - began > PATIENCE:
                raise RuntimeError(f"import {key} is {state} for {PATIENCE} seconds")
            if state not in WORKING:
                # It was acknowledged, and is over without being done.
                one = Import.objects.get(pk=key)
                self.wrong.append(f"import {key}: {name} fell back to {state}: {one.issues}")
                self._through(ask, key, end)
            time.sleep(0.02)
        if not self._kill:
            self._took[name] = time.monotonic() - began
        return key

    def _through(self, ask, key, end):
        while True:
            try:
                return ask()
            except OUTAGES:
                self._mend()
            if key is not None and self._seen(key) == end and end != State.READ:
                # Asked for, and done already: only the answer was lost.
                return key

    def _seen(self, key):
        while True:
            try:
                return State(Import.objects.get(pk=key).state)
            except OUTAGES:
                self._mend()

    def _mend(self):
        if self._kill is None:
            raise RuntimeError("an outage that nobody made")
        self._kill.mend()

    def _rest(self):
        """Before the next operation everything is there again."""
        if self._kill:
            self._kill.mend()
            self._kill = None
