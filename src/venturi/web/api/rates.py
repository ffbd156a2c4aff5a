"""Rates of exchange in the API."""

from venturi.web.api.kinds import Currency, Day, Rate
from venturi.web.api.nouns import Noun, Verb
from venturi.web.api.shapes import Asked, Change, Shape
from venturi.web.finance import models, services
from venturi.web.trail.models import Via


class RateShape(Shape):
    """So much of ``into`` for one of ``currency``, from a day on until the next rate of the two."""

    currency: Currency
    into: Currency
    on: Day
    rate: Rate


class RateChanges(Change):
    """Another rate of that day; amounts are converted anew."""

    rate: Rate


class NewRate(RateChanges):
    """A rate from a day on; administrators give them."""

    currency: Currency
    into: Currency
    on: Day


class AskedRates(Asked):
    """Of which currencies."""

    currency: Currency | None = None
    into: Currency | None = None


RATES = Noun(
    one="rate",
    many="rates",
    about="Dated rates of exchange. Administrators give them.",
    shape=RateShape,
    seen=lambda _: models.Rate.objects.there(),
    asked=AskedRates,
    new=NewRate,
    make=lambda by, body: services.make_rate(body.currency, body.into, body.on, body.rate, by=by, via=Via.API),
    change=Verb(
        summary="Change a rate",
        body=RateChanges,
        act=lambda rate, body, by, version: services.change_rate(rate, body.rate, by=by, version=version, via=Via.API),
    ),
    remove=lambda rate, _, by, version: services.remove_rate(rate, by=by, version=version, via=Via.API),
)
