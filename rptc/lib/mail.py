"""The mail server of an installation, from the environment; without one, mail waits and the program says so."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SECONDS = 4  # that one answer of the server is waited for


def from_environment(env, *, production, site_url):
    """Django's mail settings from EMAIL_URL (`smtp://host:25`, `smtp+tls://user:password@host:587`,
    `smtp+ssl://…:465`) and DEFAULT_FROM_EMAIL. Half a configuration is ImproperlyConfigured in production."""
    address, sender = env("EMAIL_URL", default=""), env("DEFAULT_FROM_EMAIL", default="")
    if production and bool(address) != bool(sender):
        raise ImproperlyConfigured("Mail needs both EMAIL_URL and DEFAULT_FROM_EMAIL, or neither.")
    found = {"EMAIL_HOST": "", "EMAIL_TIMEOUT": SECONDS}
    found["DEFAULT_FROM_EMAIL"] = sender or f"RPTC <rptc@{urlsplit(site_url).hostname}>"
    return found | _server(env) if address else found


def _server(env):
    try:
        read = env.email_url("EMAIL_URL")
    except (KeyError, ValueError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(
            "EMAIL_URL is no address such as smtp+tls://user:password@host:587."
        ) from error
    if "smtp" not in read["EMAIL_BACKEND"] or not (read["EMAIL_HOST"] and read["EMAIL_PORT"]):
        raise ImproperlyConfigured("EMAIL_URL names no server and port: write it like smtp://host:25.")
    return {name: value for name, value in read.items() if name != "EMAIL_FILE_PATH"}
