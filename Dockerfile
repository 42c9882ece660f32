# Copies, installs, collects, starts. tests/test_house_start.py runs the same commands in a bare virtual environment.
FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY . .
RUN SECRET_KEY=only-to-collect-files python manage.py collectstatic --noinput --verbosity 0 \
    && useradd --system --home /app directory && mkdir /data && chown directory /data
USER directory

# Set SECRET_KEY, TOMBSTONE_KEY (it goes wherever the database goes), ALLOWED_HOSTS and PEERDIR_TLS=1; DATABASE_URL
# for PostgreSQL. Before the first start, and after each new version: manage.py migrate, load_gazetteer, load_report,
# load_leads fixtures/leads.csv --read-on 2026-11-28.
# Stored words and cards are renewed by themselves.
ENV HOST=0.0.0.0 PORT=8000 DATABASE_URL=sqlite:////data/db.sqlite3
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-m", "peerdir.health"]
CMD ["python", "-m", "gunicorn", "--config", "python:peerdir.gunicorn", "peerdir.wsgi"]
