"""What somebody who works in the workspace clicks on, for Locust: it runs in an environment of its own.

Each person signs in as one of the cast, and then opens what they see: links are taken from the pages themselves.
"""

import random
import re
from itertools import count

from locust import HttpUser, between, task

PASSWORD = "venturi-demo"  # that of the demo company  # pragma: allowlist secret
CAST = ("anna", "renate", "jack", "guest", "ada", "admin")
CHANGES = {"anna", "renate", "jack", "admin"}
WORDS = ("pump", "steel", "north", "meter", "gmbh", "data", "an", "systems", "park", "11")
_numbers = count()


class Somebody(HttpUser):
    """One person of the cast."""

    wait_time = between(1, 3)

    def on_start(self):
        """Sign in."""
        self.who = CAST[next(_numbers) % len(CAST)]
        page = self.client.get("/sign-in/", name="sign-in page")
        known = {"login": f"{self.who}@example.com", "password": PASSWORD, "csrfmiddlewaretoken": _token(page.text)}
        self.client.post("/sign-in/", known, name="sign in", headers={"Referer": self.host})
        self.deals, self.page = [], ""
        self.board()

    @task(6)
    def board(self):
        """The open deals of the pipeline."""
        self.page = self.client.get("/pipeline/1/", name="board").text
        self.deals = re.findall(r'href="(/deals/\d+/)"', self.page) or self.deals

    @task(6)
    def deal(self):
        """A deal with its history."""
        if self.deals:
            self.client.get(random.choice(self.deals), name="deal")

    @task(4)
    def table(self):
        """The table, sorted and filtered in some way."""
        chosen = random.choice(("", "?sort=-amount", "?outcome=won", "?sort=expected_close_on", "?outcome=all&page=3"))
        self.client.get(f"/pipeline/table/{chosen}", name="table")

    @task(4)
    def search(self):
        """Something is looked for."""
        self.client.get("/search/", params={"q": random.choice(WORDS)}, name="search")

    @task(2)
    def today(self):
        """What is to be done."""
        self.client.get("/today/", name="today")

    @task(1)
    def move(self):
        """A card goes to another stage; that somebody else was quicker is an answer like any other."""
        cards = re.findall(r'action="(/deals/\d+/moves/)".*?name="version" value="(\d+)"', self.page, re.DOTALL)
        stages = re.findall(r'data-stage="(\d+)"', self.page)
        if not (cards and stages and self.who in CHANGES):
            return
        address, version = random.choice(cards)
        said = {"stage": random.choice(stages), "version": version, "csrfmiddlewaretoken": _token(self.page)}
        with self.client.post(
            address, said, name="move", headers={"Referer": self.host}, allow_redirects=False, catch_response=True
        ) as response:
            if response.status_code in {302, 409, 422}:
                response.success()

    @task(2)
    def ready(self):
        """The baseline."""
        self.client.get("/ready/", name="ready")


def _token(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
