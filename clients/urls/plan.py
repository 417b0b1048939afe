"""Addresses of plan, services and needs. The plan of a person is a part of the file (`desk:client-plan`)."""

from django.urls import path

from clients.views.plan import goals, needs, needs_list, services, steps, versions

urlpatterns = [
    path("episode/<slug:code>/goal/", goals.add, name="goal-add"),
    path("goal/<slug:code>/change/", goals.change, name="goal-change"),
    path("goal/<slug:code>/close/", goals.close, name="goal-close"),
    path("step/<slug:code>/done/", steps.done, name="planstep-done"),
    path("step/<slug:code>/drop/", steps.drop, name="planstep-drop"),
    path("plan/<slug:code>/acknowledge/", versions.acknowledge, name="plan-acknowledge"),
    path("plan/<slug:code>/review/", versions.review, name="plan-review"),
    path("plan/<slug:code>/paper/", versions.paper, name="plan-paper"),
    path("plan/<slug:code>/version/<int:number>/", versions.version, name="plan-version"),
    path("plan/<slug:code>/version/<int:number>/scan/", versions.scan, name="plan-scan"),
    path("episode/<slug:code>/service/", services.add, name="done-add"),
    path("service/<slug:code>/strike/", services.strike, name="done-strike"),
    path("needs/", needs_list.index, name="need-list"),
    path("episode/<slug:code>/need/", needs.add, name="need-add"),
    path("need/<slug:code>/decide/", needs.decide, name="need-decide"),
    path("need/<slug:code>/deliver/", needs.deliver, name="need-deliver"),
    path("need/<slug:code>/withdraw/", needs.withdraw, name="need-withdraw"),
    path("need/<slug:code>/share/", needs.share, name="need-share"),
]
