from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_first_tables")]
    operations = [
        migrations.AddField(
            model_name="document",
            name="terminated_reason",
            field=models.CharField(blank=True, max_length=250, verbose_name="reason"),
        ),
    ]
