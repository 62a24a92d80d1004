"""One index over headline and text together, as the search asks for them, on PostgreSQL.

Wagtail indexes the two columns apart but searches `title || body`, which neither index can
answer: without this one every search reads the whole table.
"""

from typing import Any

from django.db import migrations

CREATE = "CREATE INDEX IF NOT EXISTS portal_search_words ON wagtailsearch_indexentry USING gin ((title || body))"
DROP = "DROP INDEX IF EXISTS portal_search_words"


def create(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(create, drop)]
