"""Every address, composed from the apps. Signed in unless a view opts out (LoginRequiredMiddleware)."""

from allauth.account import views as account
from django.urls import include, path

from rptc.health import healthz

# Of allauth only what an invited account needs: nobody signs up, and e-mail addresses are not managed here.
ACCOUNT = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("inactive/", account.account_inactive, name="account_inactive"),
]

urlpatterns = [
    path("", include("rptc.ui.urls")),
    path("clients/", include("clients.urls")),
    path("partners/", include("partners.urls")),
    path("referrals/", include("referrals.urls")),
    path("reports/", include("rptc.reports.urls")),
    path("r/", include("referrals.urls.link")),
    path("inbox/", include("referrals.urls.inbox")),
    path("", include("rptc.letters.urls")),
    path("accounts/", include(ACCOUNT)),
    path("", include("rptc.desk.urls")),  # last: it answers /clients/<code>/ and /partners/ for the roof
    path("healthz", healthz, name="healthz"),
]
handler400 = "rptc.errors.bad_request"
handler403 = "rptc.errors.forbidden"
handler404 = "rptc.errors.not_found"
handler500 = "rptc.errors.server_error"
