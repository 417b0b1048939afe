"""Addresses under /referrals/groups/."""

from django.urls import path

from referrals.acts.together import TOGETHER
from referrals.views.staff import groups

urlpatterns = [
    path("groups/new/", groups.choose, name="group-new"),
    path("groups/new/write/", groups.write, name="group-write"),
    path("groups/<str:code>/", groups.show, name="group-detail"),
    *[path(f"groups/<str:code>/{slug}/", groups.act(slug), name=f"group-{slug}") for slug in TOGETHER],
]
