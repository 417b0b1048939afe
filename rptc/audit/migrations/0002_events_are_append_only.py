from django.db import migrations

from rptc.db import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_first_tables")]
    operations = [append_only("audit_event")]
