"""Fetching is the permission check: what belongs to a file this user may open, or 404."""

from django.shortcuts import get_object_or_404

from clients.models import Episode, Goal, Need, Plan, ServiceRecord, Step


def episode(user, code):
    rows = Episode.objects.visible_to(user).select_related("person")
    return get_object_or_404(rows, code=code)


def plan(user, code):
    return get_object_or_404(Plan.objects.visible_to(user).select_related("episode__person"), code=code)


def goal(user, code):
    rows = Goal.objects.visible_to(user).select_related("plan__episode__person")
    return get_object_or_404(rows, code=code)


def step(user, code):
    rows = Step.objects.visible_to(user).select_related("goal__plan__episode__person", "worker")
    return get_object_or_404(rows, code=code)


def service(user, code):
    rows = ServiceRecord.objects.visible_to(user).select_related("episode__person")
    return get_object_or_404(rows, code=code)


def need(user, code):
    rows = Need.objects.visible_to(user).select_related("episode__person")
    return get_object_or_404(rows, code=code)


def goals(case):
    """The open goals of a case with their steps."""
    return Goal.objects.filter(plan__episode=case).open().prefetch_related("steps__worker")
