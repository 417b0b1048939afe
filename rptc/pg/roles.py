"""The two roles and the database of the embedded server (docs/decisions/0002).

The owner changes structure; the application is neither owner nor superuser, so what a migration takes from it stays
taken. In production an administrator runs the same statements once.
"""

import psycopg2

THERE = "SELECT rolname FROM pg_roles UNION SELECT datname FROM pg_database"
STATEMENTS = {
    "rptc_owner": "CREATE ROLE rptc_owner LOGIN CREATEDB NOSUPERUSER",
    "rptc_app": "CREATE ROLE rptc_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    "rptc": "CREATE DATABASE rptc OWNER rptc_owner",
}


def create(socket):
    """Create what is missing on the server behind the folder `socket`."""
    connection = psycopg2.connect(host=str(socket), user="postgres", dbname="postgres")
    try:
        connection.autocommit = True  # CREATE DATABASE refuses a transaction
        with connection.cursor() as cursor:
            cursor.execute(THERE)
            there = {name for (name,) in cursor.fetchall()}
            for name in (name for name in STATEMENTS if name not in there):
                cursor.execute(STATEMENTS[name])
    finally:
        connection.close()
