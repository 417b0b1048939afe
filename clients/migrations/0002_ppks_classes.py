from django.db import migrations

from rptc.lib.seed import number, rows, words


def seed(apps, schema_editor):
    national, local = apps.get_model("clients", "NationalType"), apps.get_model("clients", "LocalClass")
    types = {}
    for order, r in enumerate(rows("clients/content/ppks_national_types.csv"), 1):
        types[r["code"]] = national.objects.create(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], order=order
        )
    made, read = {}, rows("clients/content/ppks_local_classes.csv")
    for r in read:
        rule = r["special_rule"]
        made[r["code"]] = local.objects.create(
            code=r["code"], label_id=r["label_id"], label_en=r["label_en"], order=int(r["order"]), in_paper=r["in_paper_table1"] == "yes",
            parent=made.get(r["parent"]), parent_under_18=made.get(r["parent_under_18"]),
            age_min=None if r["age_min_role"] else number(r["age_min"]), age_max=number(r["age_max"]),
            warning_id=r["age_warning_id"], warning_en=r["age_warning_en"], minor_is_victim=rule.startswith("minor_is_victim"),
            initials_only=rule == "secrecy_initials", provisional=rule == "provisional", retired=r["retired"] == "yes",
        )  # fmt: skip
        made[r["code"]].national_types.set([types[code] for code in words(r["national_types"])])


class Migration(migrations.Migration):
    dependencies = [("clients", "0001_first_tables")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
