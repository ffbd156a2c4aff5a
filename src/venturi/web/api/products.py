"""Products in the API."""

from typing import Annotated

from pydantic import Field

from venturi.web.api.kinds import called
from venturi.web.api.nouns import Noun, Verb
from venturi.web.api.shapes import Change, Shape
from venturi.web.finance import services
from venturi.web.finance.models import Product
from venturi.web.trail.models import Via

Name = Annotated[str, called(200, "Flow meter 200")]


class ProductShape(Shape):
    """What is sold."""

    key: str = Field(examples=["FM-200"])
    name: str = Field(examples=["Flow meter 200"])


class ProductChanges(Change):
    """Another name; what deals and files call it stays."""

    name: Name


class NewProduct(ProductChanges):
    """A product that comes to be; administrators make them."""

    key: Annotated[str, called(200, "FM-200")] | None = Field(
        None, description="What deals and files call it, where that is not its name; nobody else's."
    )


PRODUCTS = Noun(
    one="product",
    many="products",
    about="What is sold. Administrators set it up.",
    shape=ProductShape,
    seen=lambda _: Product.objects.there(),
    new=NewProduct,
    make=lambda by, body: services.make_product(body.name, by=by, key=body.key, via=Via.API),
    change=Verb(
        summary="Call a product otherwise",
        body=ProductChanges,
        act=lambda product, body, by, version: services.change_product(
            product, body.name, by=by, version=version, via=Via.API
        ),
    ),
    remove=lambda product, _, by, version: services.remove_product(product, by=by, version=version, via=Via.API),
)
