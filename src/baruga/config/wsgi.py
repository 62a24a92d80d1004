"""The WSGI application, for gunicorn and any other server."""

from django.core.wsgi import get_wsgi_application

from baruga.config.command import choose_settings

choose_settings()
application = get_wsgi_application()
