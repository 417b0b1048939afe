"""Short forms find whom they are short for: only what a question asks changes, no stored key."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent
MAKE = (HERE / "0024_short_forms.sql").read_text()
BEFORE = (HERE / "0005_person_keys.sql").read_text()
START, END = BEFORE.index("-- A question's words"), BEFORE.index("-- The people who share a key")
BACK = BEFORE[START:END].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("clients", "0023_a_search_keeps_no_count")]
    operations = [migrations.RunSQL(MAKE, BACK + "DROP FUNCTION name_short_ends(text);")]
