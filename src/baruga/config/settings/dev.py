"""A newcomer's machine: everything works without a single variable."""

import secrets

from baruga.config.settings.base import *  # noqa: F403  settings modules extend each other this way
from baruga.config.settings.base import BASE_URL, DATA_DIR, ENVIRONMENT, SECRET_KEY

DEVELOPMENT = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", *ENVIRONMENT.hosts]  # noqa: S104  a name to answer to, not an address to bind
CSRF_TRUSTED_ORIGINS = [BASE_URL]

if not SECRET_KEY:
    # Kept in a file so that sessions and signed links outlive a restart.
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    _key_file = DATA_DIR / "secret_key"
    if not _key_file.exists():
        _key_file.write_text(secrets.token_urlsafe(48))
        _key_file.chmod(0o600)
    SECRET_KEY = _key_file.read_text()
