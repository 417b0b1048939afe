"""Desks and composed pages, at the root. Included last: `/clients/<code>/` must not shadow an app's own."""

from django.urls import path

from rptc.desk.client import (
    alerts,
    assessments,
    behind,
    closure,
    consents,
    identity_page,
    listing,
    plan,
    readers_out,
    relapses,
    stay,
)
from rptc.desk.client import export as client_export
from rptc.desk.client import views as client
from rptc.desk.deviations import pages as deviations
from rptc.desk.house import hold
from rptc.desk.messages import pages as messages
from rptc.desk.partners import list as partner_list
from rptc.desk.partners import page as partner_page
from rptc.desk.people import pages as people
from rptc.desk.settings.urls import urlpatterns as settings
from rptc.desk.standins import urls as standins
from rptc.desk.tasks import pages as tasks

app_name = "desk"
urlpatterns = [
    path("", tasks.home, name="home"),
    path("mine/", tasks.mine, name="mine"),
    path("told/<slug:code>/", tasks.seen, name="seen"),
    path("messages/", messages.outbox, name="messages"),
    path("messages/<slug:code>/again/", messages.again, name="message-again"),
    path("messages/<slug:code>/by-hand/", messages.by_hand, name="message-by-hand"),
    path("settings/offices/", messages.offices, name="offices"),
    path("settings/offices/<slug:code>/", messages.office, name="office-edit"),
    path("settings/deviations/", deviations.index, name="deviation-list"),
    path("settings/deviations/figures/", deviations.figures, name="deviation-counts"),
    path("settings/deviations/<slug:code>/", deviations.decide, name="deviation"),
    path("reports/relapses/", relapses.show, name="relapse-list"),
    *standins.urlpatterns,
    *settings,
    path("partners/", partner_list.show, name="partner-list"),
    path("partners/export/", partner_list.download, name="partner-export"),
    path("partners/<slug:code>/", partner_page.show, name="partner-page"),
    path("accounts/people/", people.people_list, name="people"),
    path("accounts/people/invite/", people.invite, name="invite"),
    path("accounts/people/<slug:code>/switch/", people.switch, name="person-switch"),
    path("accounts/invitation/<str:token>/", people.invitation, name="invitation"),
    path("clients/house/bed/<slug:code>/hold/", hold.hold, name="bed-hold"),
    path("clients/all/", listing.show, name="client-list"),
    path("clients/all/export/", client_export.download, name="client-export"),
    path("clients/<slug:code>/", client.summary, name="client-file"),
    path("clients/<slug:code>/stay/", stay.show, name="client-stay"),
    path("clients/<slug:code>/timeline/", client.timeline, name="client-timeline"),
    path("clients/<slug:code>/identity/", identity_page.show, name="client-identity"),
    path("clients/<slug:code>/referrals/", client.referrals, name="client-referrals"),
    path("clients/<slug:code>/alerts/", alerts.show, name="client-alerts"),
    path("clients/<slug:code>/alerts/new/", alerts.new, name="client-alert-new"),
    path("clients/<slug:code>/alerts/<slug:kind>/end/", alerts.end, name="client-alert-end"),
    path("clients/<slug:code>/readers/", client.readers, name="client-readers"),
    path("clients/<slug:code>/readers/download/", readers_out.download, name="client-readers-out"),
    path("clients/<slug:code>/plan/", plan.show, name="client-plan"),
    path("clients/<slug:code>/plan/<slug:goal>/step/", plan.step_new, name="client-step-new"),
    path("clients/<slug:code>/plan/step/<slug:step>/", plan.step_change, name="client-step-change"),
    path("clients/<slug:code>/assessments/", assessments.show, name="client-assessments"),
    path("clients/<slug:code>/consents/", consents.show, name="client-consents"),
    path("clients/<slug:code>/consents/new/", consents.new, name="client-consent-new"),
    path("clients/<slug:code>/closure/", closure.show, name="client-closure"),
    path("clients/<slug:code>/deviations/new/", closure.depart, name="client-deviation-new"),
    path("clients/<slug:code>/restricted/", client.restricted, name="client-restricted"),
    path("clients/<slug:code>/open/<slug:part>/", behind.door, name="client-open"),
    path("clients/<slug:code>/nik/", client.nik, name="client-nik"),
]
