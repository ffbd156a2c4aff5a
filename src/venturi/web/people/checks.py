"""What whoever deploys the workspace may have set wrong about signing in."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def check_sign_in(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Somebody can sign in, and what the identity provider says comes encrypted."""
    providers: dict[str, Any] = settings.SOCIALACCOUNT_PROVIDERS
    apps = providers.get("openid_connect", {}).get("APPS", [])
    found: list[CheckMessage] = []
    if not settings.PASSWORDS and not apps:
        hint = "Set VENTURI_OIDC_ISSUER, or leave out VENTURI_PASSWORDS."
        found.append(
            Error("Passwords are off and no identity provider is set: nobody signs in.", hint, id="people.E001")
        )
    for app in apps:
        if not (app["client_id"] and app["secret"]):
            hint = "Set VENTURI_OIDC_CLIENT_ID and VENTURI_OIDC_CLIENT_SECRET, or …_SECRET_FILE."
            found.append(Error("The identity provider does not know this workspace.", hint, id="people.E002"))
        if not app["settings"]["server_url"].startswith("https:"):
            hint = "Give VENTURI_OIDC_ISSUER with https."
            found.append(Error("The identity provider is asked without encryption.", hint, id="people.E003"))
    return found
