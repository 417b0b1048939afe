"""The product's addresses, the floor, and the rival."""

from django.urls import path

from rptc.bench.admin import site
from rptc.bench.floor import PATH, ok
from rptc.urls import handler400, handler403, handler404, handler500
from rptc.urls import urlpatterns as product

urlpatterns = [path(PATH.lstrip("/"), ok), path("bench/admin/", site.urls), *product]

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
