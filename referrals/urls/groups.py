"""Addresses under /referrals/groups/."""

from django.urls import path

from referrals.acts.together import TOGETHER
from referrals.views.staff import choosing, groups

urlpatterns = [
    path("groups/new/", choosing.choose, name="group-new"),
    path("groups/new/write/", choosing.write, name="group-write"),
    path("groups/<str:code>/", groups.show, name="group-detail"),
    *[path(f"groups/<str:code>/{slug}/", groups.act(slug), name=f"group-{slug}") for slug in TOGETHER],
]
