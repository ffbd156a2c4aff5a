"""Random companies for `worlds`: each seed makes one of its own, and moments to look back at it from."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from tests.any_day.worlds import CRITERIA, DAYS, END, LADDER, STAGES, START, TEAMS, Deal, Event, World, end_of_day


def world(seed, deals=60):
    """A company of its own for each seed."""
    randomly = Random(seed)
    people = tuple(_person(randomly, name) for name in TEAMS)
    made = tuple(_deal(randomly, nth, people) for nth in range(deals))
    tables = {
        "activities": [row for deal in made for row in _activities(randomly, deal)],
        "criteria_answers": [row for deal in made for row in _answers(randomly, deal)],
        "stakeholders": [row for deal in made for row in _stakeholders(randomly, deal)],
        "costs": [_cost(randomly) for _ in range(60)],
        "rates": _rates(randomly),
        "targets": list(_targets(randomly)),
    }
    flags = {name: randomly.random() < 0.5 for name in ("logs_teams", "keeps_reasons", "closes_on_days")}
    zone = randomly.choice(["UTC", "Europe/Berlin", "America/New_York"])
    return World(zone, made, people, tables, **flags)


def moments(seed, zone):
    """Moments to look back from: the end of a month, of some day, and one within a day."""
    randomly = Random(f"moments-{seed}")
    month = date(2025, 6, 15) + timedelta(days=30 * randomly.randint(0, 11))
    days = [month.replace(day=1) - timedelta(days=1), START + timedelta(days=randomly.randint(200, DAYS - 30))]
    within = datetime.combine(days[1], time(randomly.randint(7, 16), randomly.randint(0, 59)))
    return [*(end_of_day(day, zone) for day in days), within]


def _deal(randomly, nth, people):
    # Some deals are older than any log, and nobody knows since when they are there.
    old = randomly.random() < 0.05
    days, seconds = int(randomly.random() ** 1.5 * (DAYS - 20)), randomly.randint(0, 86_399)
    begun = datetime.combine(START, time()) + timedelta(days=-60 if old else days, seconds=seconds)
    told = {
        "deal_id": f"D{nth:03}",
        "name": f"deal {nth}",
        "created_at": None if old else begun,
        "account": f"account {randomly.randint(0, 20)}",
        "region": randomly.choice(["west", "east"]),
        "channel": randomly.choice(["web", "fair"]),
    }
    told |= {name: make(randomly, begun, people) for name, make in FIELDS.items()}
    return Deal(told, _events(randomly, begun, people))


def _events(randomly, at, people):
    stage = randomly.choice([*["lead"] * 6, "meet"])
    happened = [(at, "place", ("default", stage, {}))]
    for _ in range(randomly.choice([0, 3, 6, 9])):
        days, seconds = randomly.choice([0, 0, 1, 4, 12, 30]), randomly.choice([0, randomly.randint(1, 40_000)])
        at += timedelta(days=days, seconds=seconds)
        if at.date() >= END:
            break
        name = randomly.choice(["place"] * 5 + list(FIELDS))
        if name == "place":
            stage = _next(randomly, stage)
            happened.append((at, name, (*_place(randomly, stage), _reason(randomly))))
        else:
            happened.append((at, name, FIELDS[name](randomly, at, people)))
    # Some are entered late: behind those of what happened after them.
    late = [0, *(nth + randomly.choice([0] * 6 + [3]) for nth in range(1, len(happened)))]
    entered = sorted(range(len(happened)), key=lambda nth: late[nth])
    return [Event(at, entered.index(nth), name, value) for nth, (at, name, value) in enumerate(happened)]


def _next(randomly, stage):
    """Mostly one further, or to an end; at times back, over a stage, or out of an end again."""
    ladder = list(LADDER)
    if stage not in ladder:
        return randomly.choice([stage, "won", *ladder]) if randomly.random() < 0.4 else stage
    further = ladder[min(ladder.index(stage) + 1, 3)]
    return randomly.choice([further] * 5 + ["won", "won", "lost", "lost", stage, randomly.choice(ladder)])


def _place(randomly, stage):
    return ("renewal" if stage in STAGES["renewal"] and randomly.random() < 0.1 else "default", stage)


def _reason(randomly):
    return {
        "loss_reason": randomly.choice(["price", "no budget", "went silent", None]),
        "competitor": randomly.choice(["Acme", None]),
    }


def _owner(randomly, at, people):
    there = [one["person"] for one in people if one["started_on"] <= at.date()]
    return randomly.choice([*there * 4, None])


FIELDS = {
    "owner": _owner,
    "amount": lambda randomly, *_: randomly.choice(
        [None, Decimal(0), *(Decimal(n) for n in randomly.sample(range(500, 90_000), 9))]
    ),
    "currency": lambda randomly, *_: randomly.choice(["EUR"] * 8 + ["USD"] * 5 + ["CHF"]),
    "expected_close_on": lambda randomly, at, *_: randomly.choice(
        [None, *[at.date() + timedelta(days=randomly.randint(5, 120))] * 9]
    ),
    "source": lambda randomly, *_: randomly.choice(["inbound", "outbound", "outbound", None]),
    "product": lambda randomly, *_: randomly.choice(["small", "large"]),
    "segment": lambda randomly, *_: randomly.choice(["old", "new"]),
    "category": lambda randomly, *_: randomly.choice(["commit", "best case"]),
    "probability": lambda randomly, *_: randomly.choice([0.1, 0.5]),
    "next_step": lambda randomly, *_: randomly.choice(["call", "visit", None]),
    "next_step_on": lambda randomly, at, *_: at.date() + timedelta(days=randomly.randint(-3, 20)),
}


def _person(randomly, name):
    started = START + timedelta(days=randomly.choice([-400, -100, -61, 40]) if name != "ana" else -900)
    left = randomly.choice([None, None, START + timedelta(days=randomly.randint(200, DAYS - 20))])
    return {
        "person": name,
        "name": name.title(),
        "team": TEAMS[name],
        "started_on": started,
        "left_on": left,
        "active": left is None,
    }


def _activities(randomly, deal):
    begun = deal.events[0].at
    for nth in range(randomly.choice([0, 2, 5, 9])):
        yield {
            "activity_id": f"{deal.told['deal_id']}-A{nth}",
            "deal_id": deal.told["deal_id"],
            "at": begun + timedelta(hours=randomly.randint(0, 24 * 90)),
            "kind": randomly.choice(["call", "meeting", "email", "note"]),
            "by_buyer": randomly.choice([True, False, None]),
            "person": randomly.choice([*TEAMS, None]),
            "done": randomly.random() < 0.9,
        }


def _answers(randomly, deal):
    for event in deal.events:
        if event.field != "place":
            continue
        for criterion in CRITERIA.get(event.value[1], ()):
            for _ in range(randomly.choice([0, 1, 1, 2])):
                yield {
                    "deal_id": deal.told["deal_id"],
                    "stage": event.value[1],
                    "criterion": criterion,
                    "met": randomly.random() < 0.6,
                    "answered_at": event.at + timedelta(hours=randomly.randint(0, 400)),
                }


def _stakeholders(randomly, deal):
    for nth in range(randomly.randint(0, 3)):
        at = deal.events[0].at + timedelta(hours=randomly.randint(0, 1500))
        yield {
            "stakeholder_id": f"{deal.told['deal_id']}-P{nth}",
            "deal_id": deal.told["deal_id"],
            "role": randomly.choice(["champion", "user"]),
            "identified_at": randomly.choice([at, at, None]),
        }


def _cost(randomly):
    return {
        "on": START + timedelta(days=randomly.randint(0, DAYS)),
        "source": randomly.choice(["inbound", "outbound"]),
        "channel": randomly.choice(["web", "fair"]),
        "amount": Decimal(randomly.randint(100, 5000)),
        "currency": randomly.choice(["EUR", "USD"]),
    }


def _rates(randomly):
    pairs = [("USD", "EUR"), ("CHF", "EUR"), ("EUR", "USD"), ("CHF", "USD")]
    return [
        {
            "currency": one,
            "into": other,
            "on": START + timedelta(days=days),
            "rate": Decimal(randomly.randint(70, 130)) / 100,
        }
        for one, other in pairs
        for days in range(-90, DAYS, 45)
    ]


def _targets(randomly):
    for year in (2025, 2026):
        for month in (1, 4, 7, 10):
            starts = date(year, month, 1)
            for person, team in TEAMS.items():
                amount = Decimal(randomly.randint(10, 90) * 1000)
                ends = date(year + month // 10, (month + 3) % 12, 1)
                yield {
                    "person": person,
                    "team": team,
                    "starts_on": starts,
                    "ends_on": ends,
                    "amount": amount,
                    "currency": "EUR",
                }
