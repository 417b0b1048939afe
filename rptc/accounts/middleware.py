"""The session of a shift: half an hour of quiet ends it, twelve hours end it anyway, and what was typed is kept."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.utils import timezone

from rptc.accounts import laid_aside

TOUCH_EVERY = 60  # seconds between two writes of the session
BY_ITSELF = {"board"}  # what a page asks for by itself is no sign that somebody sits there


class Session:
    """After authentication, before LoginRequiredMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self._touch(request, alive=request.headers.get("HX-Trigger") not in BY_ITSELF)
        response = self.get_response(request)
        if request.user.is_authenticated and laid_aside.named(request) != request.user.pk:
            laid_aside.remember(response, request.user)
        return response

    def process_view(self, request, view, args, kwargs):
        """Hand laid-aside text to the view, or lay aside what meets an ended session."""
        if request.user.is_authenticated:
            request.laid = laid_aside.take(request) if request.method == "GET" else None
            return None
        if request.method != "POST" or not getattr(view, "keeps_text", False):
            return None
        user = laid_aside.last_user(request)
        back = laid_aside.lay(request, user) if user else ""
        return redirect_to_login(back, settings.LOGIN_URL) if back else None

    def _touch(self, request, alive):
        now = timezone.now().timestamp()
        began = request.session.setdefault("began", now)
        if (
            now - began > settings.SESSION_COOKIE_AGE
            or now - request.session.get("touched", now) > settings.SESSION_IDLE_MINUTES * 60
        ):
            logout(request)
        elif alive and now - request.session.get("touched", 0) >= TOUCH_EVERY:
            request.session["touched"] = now
