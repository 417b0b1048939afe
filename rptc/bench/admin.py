"""Django's admin over the same tables, as a builder would set it up in an afternoon."""

from django.contrib import admin

from clients.models import Assessment, Episode, Person


class Cases(admin.TabularInline):
    model = Episode
    fk_name = "person"
    fields = readonly_fields = ("number", "state", "arrived_at", "ppks_class", "case_worker")
    extra = 0


class People(admin.ModelAdmin):
    list_display = ("code", "full_name", "alias", "sex", "birth_date", "identity_status")
    list_filter = ("sex", "identity_status")
    search_fields = ("full_name", "alias")
    exclude = ("keys",)
    raw_id_fields = ("photo", "canonical")
    inlines = (Cases,)


class CaseList(admin.ModelAdmin):
    list_display = ("number", "person", "state", "arrived_at", "ppks_class", "case_worker")
    list_filter = ("state", "ppks_class")
    list_select_related = ("person", "ppks_class", "case_worker")
    search_fields = ("number", "person__full_name")


site = admin.AdminSite("bench")
site.register(Person, People)
site.register(Episode, CaseList)
site.register(Assessment, list_display=("code", "episode"))
