"""PostgreSQL: a plain column of words for each field, since one that holds weights makes every match be read again."""

from django.db import migrations

# The word between two texts keeps a phrase from running across them, as directory.models.words.BETWEEN_TEXTS does.
BY_FIELD = """
ALTER TABLE directory_projectwords
    DROP COLUMN vector,
    ADD COLUMN in_name tsvector GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED,
    ADD COLUMN in_summary tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', name || ' zqzqz ' || summary)
    ) STORED,
    ADD COLUMN anywhere tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', name || ' zqzqz ' || summary || ' zqzqz ' || rest)
    ) STORED;
CREATE INDEX directory_words_in_name ON directory_projectwords USING gin (in_name);
CREATE INDEX directory_words_in_summary ON directory_projectwords USING gin (in_summary);
CREATE INDEX directory_words_anywhere ON directory_projectwords USING gin (anywhere);
"""
WITH_WEIGHTS = """
ALTER TABLE directory_projectwords
    DROP COLUMN in_name,
    DROP COLUMN in_summary,
    DROP COLUMN anywhere,
    ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', name), 'A')
        || setweight(to_tsvector('simple', summary), 'B')
        || setweight(to_tsvector('simple', rest), 'C')
    ) STORED;
CREATE INDEX directory_words_vector ON directory_projectwords USING gin (vector);
"""


def on_postgresql(script):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(script)

    return run


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_given_figure")]
    operations = [migrations.RunPython(on_postgresql(BY_FIELD), on_postgresql(WITH_WEIGHTS))]
