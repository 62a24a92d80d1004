"""A province in earnest: behind TLS, with a key of its own and names it answers to."""

from baruga.config.environment import ConfigurationError
from baruga.config.settings.base import *  # noqa: F403  settings modules extend each other this way
from baruga.config.settings.base import ENVIRONMENT

DEVELOPMENT = False
for _name, _value in {
    "BARUGA_SECRET_KEY": ENVIRONMENT.secret_key,
    "BARUGA_HOSTS": ENVIRONMENT.hosts,
}.items():
    if not _value:
        raise ConfigurationError(f"{_name} is not set; production needs it.")

ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts]
BASE_URL = WAGTAILADMIN_BASE_URL = ENVIRONMENT.base_url or f"https://{ENVIRONMENT.hosts[0]}"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True

if ENVIRONMENT.mail_url:
    # smtp://user:password@host:587?tls=1
    from urllib.parse import parse_qs, unquote, urlsplit

    _mail = urlsplit(ENVIRONMENT.mail_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname, _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
        unquote(_mail.username or ""),
        unquote(_mail.password or ""),
    )
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["1"]
