"""The workspace itself, for every app that asks."""

from venturi.web.data.models import Workspace


def workspace() -> Workspace:
    """The workspace; as it is called before anybody called it anything.

    ``currency``: the one it reports in; null: the one that most deals carry.
    """
    return Workspace.objects.first() or Workspace(pk=1, name="Venturi", version=0)
