"""PostgreSQL: a plain column of words for each field, since one that holds weights makes every match be read again."""

from django.db import migrations

FIELDS = {
    "in_name": "name",
    # The word between two texts keeps a phrase from running across them (directory.models.words.BETWEEN_TEXTS).
    "in_summary": "name || ' zqzqz ' || summary",
    "anywhere": "name || ' zqzqz ' || summary || ' zqzqz ' || rest",
}
# Without fastupdate, which keeps a list of new words that every search reads through until the next vacuum.
FIELD = """
ALTER TABLE directory_projectwords ADD COLUMN {column} tsvector
    GENERATED ALWAYS AS (to_tsvector('simple', {text})) STORED;
CREATE INDEX directory_words_{column} ON directory_projectwords USING gin ({column}) WITH (fastupdate = off);
"""
# A function only for its setting: the planner takes a match for a cheap comparison, and so reads every row
# of a common word, in four times the time that the index takes.
IDS = """
CREATE FUNCTION directory_ids_{column}(words text) RETURNS text LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    SELECT coalesce(json_agg(project_id), '[]')::text FROM directory_projectwords
    WHERE {column} @@ to_tsquery('simple', words)
$$;
"""
WITH_WEIGHTS = """
ALTER TABLE directory_projectwords ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', name), 'A')
    || setweight(to_tsvector('simple', summary), 'B')
    || setweight(to_tsvector('simple', rest), 'C')
) STORED;
CREATE INDEX directory_words_vector ON directory_projectwords USING gin (vector);
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE directory_projectwords DROP COLUMN vector")
        for column, text in FIELDS.items():
            schema_editor.execute((FIELD + IDS).format(column=column, text=text))


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for column in FIELDS:
            schema_editor.execute(
                f"DROP FUNCTION directory_ids_{column}; ALTER TABLE directory_projectwords DROP COLUMN {column}"
            )
        schema_editor.execute(WITH_WEIGHTS)


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_given_figure")]
    operations = [migrations.RunPython(forwards, backwards)]
