import phonenumber_field.modelfields
from django.db import migrations, models

import rptc.lib.codes


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_members_and_heads")]

    operations = [
        migrations.AddField(
            model_name="memberinvitation",
            name="code",
            field=models.CharField(default=rptc.lib.codes.code, editable=False, max_length=20, unique=True),
        ),
        migrations.AddField(
            model_name="memberinvitation",
            name="phone",
            field=phonenumber_field.modelfields.PhoneNumberField(
                blank=True, default="", max_length=128, region=None
            ),
            preserve_default=False,
        ),
    ]
