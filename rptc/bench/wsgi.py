"""What the bench serves: the product, and the floor beside it."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings

from rptc.bench.floor import PATH


class Bare(WSGIHandler):
    """Django without middleware."""

    def load_middleware(self, is_async=False):
        with override_settings(MIDDLEWARE=[]):
            super().load_middleware(is_async)


_whole, _bare = get_wsgi_application(), Bare()


def application(environ, start_response):
    """The whole product, or the bare view where that is asked."""
    return (_bare if environ["PATH_INFO"] == PATH else _whole)(environ, start_response)
