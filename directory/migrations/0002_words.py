"""The full-text index over ProjectWords: FTS5 kept by triggers on SQLite, a generated tsvector on PostgreSQL."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE directory_words_fts USING fts5(
    name, summary, rest, content='directory_projectwords', content_rowid='project_id',
    tokenize='unicode61', prefix='3 4', detail=full
);
CREATE TRIGGER directory_words_added AFTER INSERT ON directory_projectwords BEGIN
    INSERT INTO directory_words_fts(rowid, name, summary, rest)
    VALUES (new.project_id, new.name, new.summary, new.rest);
END;
CREATE TRIGGER directory_words_gone AFTER DELETE ON directory_projectwords BEGIN
    INSERT INTO directory_words_fts(directory_words_fts, rowid, name, summary, rest)
    VALUES ('delete', old.project_id, old.name, old.summary, old.rest);
END;
CREATE TRIGGER directory_words_changed AFTER UPDATE ON directory_projectwords BEGIN
    INSERT INTO directory_words_fts(directory_words_fts, rowid, name, summary, rest)
    VALUES ('delete', old.project_id, old.name, old.summary, old.rest);
    INSERT INTO directory_words_fts(rowid, name, summary, rest)
    VALUES (new.project_id, new.name, new.summary, new.rest);
END;
"""
POSTGRESQL = """
ALTER TABLE directory_projectwords ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', name), 'A')
    || setweight(to_tsvector('simple', summary), 'B')
    || setweight(to_tsvector('simple', rest), 'C')
) STORED;
CREATE INDEX directory_words_vector ON directory_projectwords USING gin (vector);
"""
SQLITE_BACK = """
DROP TRIGGER directory_words_added;
DROP TRIGGER directory_words_gone;
DROP TRIGGER directory_words_changed;
DROP TABLE directory_words_fts;
"""
POSTGRESQL_BACK = "ALTER TABLE directory_projectwords DROP COLUMN vector;"


def forwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def backwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def run(schema_editor, by_vendor):
    script = by_vendor[schema_editor.connection.vendor]
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(script)
        return
    for statement in split(script):
        schema_editor.execute(statement)


def split(script):
    """One statement at a time, triggers whole: SQLite's driver runs no more than one."""
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        whole = line.rstrip().endswith("END;") or (
            line.rstrip().endswith(";") and not statement.startswith("CREATE TRIGGER")
        )
        if whole:
            yield statement
            statement = ""


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
