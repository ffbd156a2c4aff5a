"""The settings of Django. What differs from place to place comes from the environment, see `environment`."""

from csp.constants import NONE, SELF

from venturi.web.config.environment import data_folder, database, env, identity_provider, mails, secret_key
from venturi.web.operations.logs import configuration

DATA = data_folder()
# True on the machine of whoever tries it out: no encryption, and the demo company may be loaded. Never in a deployment.
TRYING = env.bool("VENTURI_TRYING", default=False)
# The largest file that may be attached to a deal or an account, in bytes.
ATTACHMENT_LIMIT = env.int("VENTURI_ATTACHMENT_LIMIT", default=25 * 1024 * 1024)
DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = env.list("VENTURI_HOSTS", default=["127.0.0.1", "localhost"] if TRYING else [])
CSRF_TRUSTED_ORIGINS = env.list("VENTURI_ORIGINS", default=[])

ROOT_URLCONF = "venturi.web.config.urls"
WSGI_APPLICATION = "venturi.web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database(DATA)}

INSTALLED_APPS = [
    "venturi.web.trail",
    "venturi.web.people",
    "venturi.web.process",
    "venturi.web.accounts",
    "venturi.web.deals",
    "venturi.web.activities",
    "venturi.web.finance",
    "venturi.web.api",
    "venturi.web.mails",
    "venturi.web.operations",
    "venturi.web.data",
    "venturi.web.table",
    "venturi.web.search",
    "venturi.web.today",
    "venturi.web.insight",
    "venturi.web.imports",
    "venturi.web.pages",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]
MIDDLEWARE = [
    "venturi.web.operations.middleware.observed",
    "venturi.web.operations.middleware.signs_of_life",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks who you are; those that do not say so themselves.
    "venturi.web.people.middleware.SignIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "venturi.web.pages.context.around",
            ],
            "builtins": ["venturi.web.pages.templatetags.formats"],
        },
    }
]
FORM_RENDERER = "venturi.web.pages.forms.Renderer"

# How many requests a minute one token of the API has.
VENTURI_API_RATE = env.int("VENTURI_API_RATE", default=600)
# What several processes of the server must agree on: how often somebody failed to sign in. No page asks it otherwise.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "venturi_cache"}}

# What takes long is done by a worker, which finds it in the database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Without `EMAIL_URL` no mail is ever tried. Links in mails lead to `ADDRESS`, whatever a request says it was sent to.
_MAILS = mails(ALLOWED_HOSTS)
MAILS, MAIL_FAULTS, ADDRESS = _MAILS.sent, _MAILS.faults, _MAILS.address
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAILS else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAILS.server.get("HOST", ""), _MAILS.server.get("PORT", 0)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAILS.server.get("HOST_USER", ""), _MAILS.server.get("HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAILS.server.get("USE_TLS", False), _MAILS.server.get("USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _MAILS.sender

# Nothing in the logs, and nothing that is measured, names a person.
LOGGING = configuration(readable=TRYING)
METRICS_TOKEN = env("VENTURI_METRICS_TOKEN", default="")
# How large a file may be that somebody imports.
VENTURI_IMPORT_MEGABYTES = env.int("VENTURI_IMPORT_MEGABYTES", default=500)

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_ADAPTER = "venturi.web.people.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Nobody is written to who is not here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
# Whoever fails as often waits as long, at whichever process of the server.
SIGN_IN_FAILURES, SIGN_IN_MINUTES = 5, 5
ACCOUNT_RATE_LIMITS = {"login_failed": f"20/m/ip,{SIGN_IN_FAILURES}/{SIGN_IN_MINUTES}m/key"}
# How many proxies add to `X-Forwarded-For`: by its last entries people who fail are told apart.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("VENTURI_BEHIND_PROXY", default=False) else 0
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Venturi"
# Administrators give people their addresses; nobody proves one by mail.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_ADAPTER = "venturi.web.people.adapter.SecondFactor"
SOCIALACCOUNT_ADAPTER = "venturi.web.people.adapter.IdentityProvider"
SOCIALACCOUNT_PROVIDERS = identity_provider()
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_STORE_TOKENS = False
# A form would be stopped on its way to the provider by `form-action`; a link is not, and the state guards it.
SOCIALACCOUNT_LOGIN_ON_GET = True
# Without passwords, the provider alone says who somebody is.
PASSWORDS = env.bool("VENTURI_PASSWORDS", default=True)
SOCIALACCOUNT_ONLY = not PASSWORDS
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# Nothing from elsewhere, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not TRYING
SECURE_HSTS_SECONDS = 0 if TRYING else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not TRYING
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("VENTURI_BEHIND_PROXY", default=False) else None
)
CSRF_FAILURE_VIEW = "venturi.web.pages.views.form_too_old"

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = env("VENTURI_TIME_ZONE", default="UTC")

STATIC_URL = "static/"
# They are served from where the packages have them: nothing has to be collected.
WHITENOISE_USE_FINDERS = True
