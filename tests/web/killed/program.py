"""Kills server, worker and database in the middle of random operations over HTTP, and counts what is lost.

Run by `test_killed`, which may not speak to the network itself: FOLDER PORT DATABASE SEED OPERATIONS. Prints what was
found as JSON. What the server acknowledged is kept in a journal here, on the client's side.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import httpx
from benchmarks.postgres import Postgres

VENTURI = Path(sys.executable).parent / "venturi"
EMAIL, PASSWORD = "abe@example.com", "a long enough one"  # pragma: allowlist secret
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "64MB"}
PATIENCE, DEALS, KILLS = 60, 12, {"sqlite": "server worker process", "postgresql": "database worker server"}
LOST = "lost"


class Served:
    """The server with its worker and its database: started, killed, started again."""

    def __init__(self, folder, port, postgres):
        self.address, self._postgres, self._folder = f"http://127.0.0.1:{port}", postgres, folder
        self._command = [VENTURI, "serve", "--port", str(port), "--workers", "1"]
        self._log = (folder / "log").open("ab")
        self.start()

    def start(self):
        self.process = subprocess.Popen(self._command, stdout=self._log, stderr=self._log, start_new_session=True)

    def wait(self):
        """Until it answers; whatever was killed is started again."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.address}/ready/", timeout=5, trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"it did not come back: {(self._folder / 'log').read_text()[-3000:]}")

    def kill(self, what):
        """With SIGKILL: nobody can prepare for it."""
        if what == "database":
            os.kill(self._postgres.server.pid, signal.SIGKILL)
            return
        until = time.monotonic() + PATIENCE
        while what not in (pids := self._pids()) and time.monotonic() < until:
            # It was killed before, and is not back yet.
            time.sleep(0.02)
        os.kill(pids[what], signal.SIGKILL)

    def _pids(self):
        told = {"worker" if "operations.worker" in text else "process": pid for pid, text in children(self.process.pid)}
        return told | {"server": self.process.pid}

    def mend(self, what):
        """Start again what nobody else starts."""
        if what == "server":
            self.process.wait()
            self.start()
        if what == "database":
            self._postgres.server.wait()
            for _ in range(20):
                try:
                    self._postgres.server = self._postgres.started()
                    return
                except RuntimeError:
                    # Its other processes have not ended yet.
                    time.sleep(0.2)

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._log.close()


def children(pid):
    """The processes that one started, with what they run."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    pids = {int(child) for one in found for child in one.read_text().split()}
    told = {pid: Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode() for pid in pids}
    return [(pid, text) for pid, text in told.items() if "resource_tracker" not in text]


class Client:
    """Somebody who works, and notes what was acknowledged."""

    def __init__(self, address, chance):
        self._http = httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False)
        self._chance, self._nth = chance, 0
        self.acknowledged, self.unknown, self.refused = [], [], []

    def sign_in(self):
        self._http.get("/sign-in/")
        done = self._post("/sign-in/", login=EMAIL, password=PASSWORD)
        assert done.status_code == 302, done.text

    def operate(self, kinds=("move", "field", "field", "open", "task")):
        """One operation at random: whether it was acknowledged."""
        self._nth += 1
        deal, kind = self._chance.choice(DEAL_KEYS), self._chance.choice(kinds)
        text = f"{kind} {self._nth}"
        try:
            done = getattr(self, kind)(deal, text)
        except OUTAGES:
            done = None
        kept = self.unknown if done is None else self.acknowledged if done else self.refused
        kept.append((kind, text))
        return done

    def move(self, deal, text):
        version, stage = self._seen(deal)
        others = [one for one in STAGE_KEYS if one != stage]
        to = self._chance.choice(others)
        return self._answered(self._post(f"/deals/{deal}/moves/", stage=to, reason=text, version=version))

    def field(self, deal, text):
        version, _ = self._seen(deal)
        given = {"name": "Deal", "next_step": text, "amount": self._nth, "currency": "EUR", "version": version}
        return self._answered(self._post(f"/deals/{deal}/fields/", owner=OWNER, **given))

    def open(self, deal, text):
        given = {"name": text, "stage": STAGE_KEYS[0], "owner": OWNER, "amount": self._nth, "currency": "EUR"}
        return self._answered(self._post("/deals/new/", **given))

    def task(self, deal, text):
        gate.noted.enqueue(deal, text)
        return True

    def _seen(self, deal):
        # What stands in the form of its page.
        found = Deal.objects.get(pk=deal)
        return found.version, found.stage_id

    def send(self, url, said, files=None):
        """Post a form, with files; raises an outage where there was no answer, or none that says what became of it."""
        told = {name: str(value) for name, value in said.items()}
        told["csrfmiddlewaretoken"] = self._http.cookies["csrftoken"]
        answer = self._http.post(url, data=told, files=files)
        if answer.status_code >= 500:
            raise httpx.HTTPError(f"{answer.status_code}")
        assert answer.status_code in {302, 409}, (answer.status_code, answer.text[:3000])
        return answer

    def _post(self, url, **said):
        given = {name: str(value) for name, value in said.items()}
        return self._http.post(url, data=given | {"csrfmiddlewaretoken": self._http.cookies["csrftoken"]})

    def _answered(self, response):
        if response.status_code >= 500:
            return None
        assert response.status_code in {302, 409}, (response.status_code, response.text[:3000])
        return response.status_code == 302


def begin():
    """People, a pipeline, deals."""
    with recording("begin", by=None, via=Via.COMMAND) as act:
        abe = Person(email=EMAIL, name="Abe", key="abe", role=Role.ADMINISTRATOR)
        abe.set_password(PASSWORD)
        made(act, abe)
        first = made(act, Pipeline(name="New business"))
        stages = [
            made(act, Stage(pipeline=first, name=f"Stage {nth}", position=nth, kind=kind))
            for nth, kind in enumerate((Kind.OPEN, Kind.OPEN, Kind.OPEN, Kind.WON, Kind.LOST), start=1)
        ]
    deals = [services.open_deal(stages[0], by=abe, name="Deal", owner_id=abe.pk) for _ in range(DEALS)]
    return [one.pk for one in deals], [one.pk for one in stages]


def planned(kills, operations, chance):
    """Which operations are imports, undo one, or are killed in: number of the operation → kind, what is killed."""
    first, rest = ("imports", None), [("imports", what) for what in kills] + [("operate", what) for what in kills]
    rest += [("undoes", None), ("undoes", chance.choice(kills))]
    chance.shuffle(rest)
    # The first one tells how long the steps of an import take.
    return dict(zip(sorted(chance.sample(range(5, operations - 5), len(rest) + 1)), [first, *rest]))


def work(client, importer, served, kind, operations, chance):
    """Operations, some of which somebody kills the server in; what was killed, and in the middle of what."""
    plan, hit, by = planned(KILLS[kind].split(), operations, chance), Counter(), Counter()
    for nth in range(operations):
        does, what = plan.get(nth, ("operate", None))
        by[does] += 1
        if does != "operate":
            getattr(importer, does)(nth, what)
        elif what is None:
            client.operate()
        else:
            done = killed(client, served, what, chance)
            hit[f"{what}: {LOST if done is None else 'acknowledged'}"] += 1
    return hit + Counter(importer.hit), by


def killed(client, served, what, chance):
    """One operation, in the middle of which something is killed: whether it was acknowledged."""
    if what == "worker":
        done = client.operate(("task",))
        while not DBTaskResult.objects.running().exists():
            time.sleep(0.002)
        # Between its two changes.
        time.sleep(chance.uniform(0.03, 0.18))
        served.kill(what)
    else:
        timer = threading.Timer(chance.uniform(0.0, 0.06), served.kill, [what])
        timer.start()
        done = client.operate(("move", "field", "open"))
        timer.join()
    connection.close()
    served.mend(what)
    served.wait()
    return done


def found(client, importer):
    """What is lost, doubled or half done, after everything has come to rest."""
    until = time.monotonic() + PATIENCE
    while DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists() and time.monotonic() < until:
        time.sleep(0.1)
    moves = Counter(StageChange.objects.values_list("reason", flat=True))
    steps = Counter(FieldChange.objects.filter(field="next_step").values_list("new", flat=True))
    products = Counter(FieldChange.objects.filter(field="product").values_list("new", flat=True))
    amounts = Counter(FieldChange.objects.filter(field="amount").values_list("new", flat=True))
    opened = Counter(Deal.objects.values_list("name", flat=True))
    there = {"move": moves, "field": steps, "task": steps, "open": opened}
    wrong = [text for kind, text in client.acknowledged if there[kind][text] != 1]
    wrong += [text for kind, text in client.unknown if there[kind][text] > 1]
    wrong += [text for kind, text in client.refused if there[kind][text]]
    # A change of two fields is one act: both are there or none.
    half = [text for text in steps if text and text.startswith("field") and amounts[text.split()[1]] != 1]
    half += [text for text in steps if text and text.startswith("task") and products[text] != 1]
    differing = [issue.message for look in history.LOOKS for issue in look(True).issues]
    tasks = dict(Counter(DBTaskResult.objects.values_list("status", flat=True)))
    wrong += importer.found()
    return {"wrong": wrong, "half": half, "differing": differing, "tasks": tasks}


if __name__ == "__main__":
    folder, port, kind, seed, operations = Path(sys.argv[1]), *sys.argv[2:6]
    os.environ |= {"VENTURI_DATA": str(folder), "VENTURI_TRYING": "true"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "venturi.web.config.settings"
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres(**DURABLE)) if kind == "postgresql" else None
        if postgres:
            os.environ["DATABASE_URL"] = f"postgres://bench@:5432/{postgres.folder}/postgres"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection
        from django_tasks_db.models import DBTaskResult
        from tests.web.killed import gate
        from tests.web.killed.importing import OUTAGES, Importer

        from venturi.web.deals import services
        from venturi.web.deals.models import Deal, FieldChange, StageChange
        from venturi.web.operations.doctor import history
        from venturi.web.people.models import Person, Role
        from venturi.web.process.models import Kind, Pipeline, Stage
        from venturi.web.trail.models import Via
        from venturi.web.trail.recording import recording
        from venturi.web.trail.records import made

        # A database that is told to stop waits for whoever is connected.
        stack.callback(connection.close)
        call_command("migrate", verbosity=0)
        DEAL_KEYS, STAGE_KEYS = begin()
        OWNER = Person.objects.get().pk
        chance = random.Random(int(seed))
        served = Served(folder, int(port), postgres)
        stack.callback(served.stop)
        served.wait()
        client = Client(served.address, chance)
        client.sign_in()
        importer = Importer(client, served, chance)
        hit, by = work(client, importer, served, kind, int(operations), chance)
        told = found(client, importer) | {
            "acknowledged": len(client.acknowledged),
            "refused": len(client.refused),
            "unknown": len(client.unknown),
            "killed": dict(hit),
            "by": dict(Counter(one for one, _ in client.acknowledged)),
            "imports": [by["imports"], by["undoes"]],
        }
        sys.stdout.write(json.dumps(told))
