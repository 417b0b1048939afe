from django.db import migrations

from rptc.lib.seed import rows, words


def seed(apps, schema_editor):
    apps.get_model("places", "Unit").objects.create(
        code="rptc-makassar", name="UPT Rumah Perlindungan dan Trauma Center Kota Makassar"
    )
    district = apps.get_model("places", "District")
    district.objects.bulk_create(
        district(
            code=r["code"], name=r["label_id"], nik_district=r["nik_district"], variants=words(r["variants"])
        )
        for r in rows("rptc/places/content/districts.csv")
    )


class Migration(migrations.Migration):
    dependencies = [("places", "0001_first_tables")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
