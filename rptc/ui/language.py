"""Indonesian unless somebody chose English with the link: a telephone set to English is no choice."""

from django.conf import settings
from django.utils import translation


class Language:
    """Activate the language of the cookie, else Indonesian, and say it in Content-Language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
