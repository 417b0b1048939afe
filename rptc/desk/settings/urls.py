"""Addresses under /settings/. `scope` says for whom a limit is: "any.any.urgent" (kind of partner, class, urgency)."""

from datetime import date

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from rptc.desk.settings import calendar, index, ladders, limits


class DayConverter(StringConverter):
    """2026-11-24."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value):
        return date.fromisoformat(value)


register_converter(DayConverter, "day")
urlpatterns = [
    path("settings/", index.index, name="settings"),
    path("settings/limits/", limits.limit_list, name="limit-list"),
    path("settings/limits/<slug:code>/", limits.limit, name="limit"),
    path("settings/limits/<slug:code>/narrow/", limits.narrow, name="limit-narrow"),
    path("settings/limits/<slug:code>/<str:scope>/change/", limits.change, name="limit-change"),
    path("settings/limits/<slug:code>/<str:scope>/end/", limits.end, name="limit-end"),
    path("settings/limits/<slug:code>/<str:scope>/withdraw/", limits.withdraw, name="limit-withdraw"),
    path("settings/ladders/", ladders.ladder_list, name="ladder-list"),
    path("settings/ladders/<slug:clock>/<slug:side>/add/", ladders.add, name="step-add"),
    path("settings/steps/<slug:code>/", ladders.step, name="step"),
    path("settings/steps/<slug:code>/change/", ladders.change, name="step-change"),
    path("settings/steps/<slug:code>/end/", ladders.end, name="step-end"),
    path("settings/steps/<slug:code>/withdraw/", ladders.withdraw, name="step-withdraw"),
    path("settings/holidays/", calendar.holiday_list, name="holiday-list"),
    path("settings/holidays/add/", calendar.add, name="holiday-add"),
    path("settings/holidays/<day:day>/change/", calendar.change, name="holiday-change"),
    path("settings/holidays/<day:day>/remove/", calendar.remove, name="holiday-remove"),
    path("settings/holidays/<int:year>/fill/", calendar.fill, name="holiday-fill"),
]
