"""House rules that need no memory, because a test holds them."""

import ast
import re
import subprocess
from pathlib import Path

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from rptc.ui import nav

ROOT = Path(settings.BASE_DIR)
APPS = ("rptc", "clients", "partners", "referrals", "feedback")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CODE = [p for app in APPS for p in sorted((ROOT / app).rglob("*.py"))]
OWN = [p for p in CODE if "migrations" not in p.parts]


def tracked():
    """Files of the project as git knows them; every file where git is not there."""
    found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in found.stdout.splitlines()] or [*CODE, *TEMPLATES]


def texts(paths):
    for path in paths:
        if path.is_file() and path.suffix not in (".png", ".lock", ".mo"):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def offenders(pattern, paths):
    return [str(p.relative_to(ROOT)) for p, text in texts(paths) if re.search(pattern, text)]


def test_the_walk_sees_the_project():
    assert len(TEMPLATES) > 80
    assert len(OWN) > 200


def test_the_project_stands_alone():
    outside = r"\.\./sha" + r"red|[\s\"'=(](/wo" + r"rk|/ho" + r"me|/ro" + r"ot)/"
    assert not offenders(outside, tracked())


def test_templates_hold_no_style_script_or_handler():
    assert not offenders(
        r"\sstyle=|<style|\son(click|change|input|submit|load|focus|blur|key\w+)=|javascript:|<script(?![^>]*\ssrc=)",
        TEMPLATES,
    )


def test_every_form_that_posts_carries_its_token():
    """All but the partner's link: it needs no cookie, and each act is proved by the contact's PIN instead."""
    forms = [
        (p, form)
        for p, text in texts(TEMPLATES)
        if "link" not in p.parts
        for form in re.findall(r"<form.*?</form>", text, re.S)
    ]
    posts = [(p.name, form) for p, form in forms if re.search(r'method="post"', form)]
    assert len(posts) > 20
    without = [name for name, form in posts if "csrf_token" not in form]
    assert without == [], "a form without csrf_token"


def test_behaviour_does_not_hide_in_signals():
    assert not offenders(r"@receiver|(post|pre)_(save|delete|init)|m2m_changed|django\.dispatch", OWN)


def test_a_state_moves_only_through_the_flow():
    assert not offenders(r"Referral\.objects[^\n]*\.update\([^)]*\bstate=", OWN)
    assert not offenders(r"bulk_update\([^)]*state", OWN)


def test_nothing_unfinished_is_left():
    words = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"])
    assert not offenders(rf"\b({words})\b", CODE)


def test_no_sideways_imports_by_star_and_no_prints():
    for path, text in texts(OWN):
        for node in ast.walk(ast.parse(text)):
            star = isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names)
            printed = isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("print", "eval", "exec")
            assert not star, path
            assert not printed, path


def test_every_template_is_used():
    said = "\n".join(text for _p, text in texts([*CODE, *TEMPLATES]))
    unused = []
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        looked_up = name.startswith(("account/", "allauth/", "bootstrap5/")) or re.fullmatch(
            r"\d{3}\.html", name
        )
        named = name in said or f'part("{path.stem}"' in said or f'render("{path.stem}"' in said
        if not looked_up and not named and not _by_pattern(name, said):
            unused.append(name)
    assert not unused


def _by_pattern(name, said):
    """A template whose name is put together: `f"ui/{name}.html"`."""
    folder = name.rpartition("/")[0]
    return f'f"{folder}/{{' in said


def test_every_place_of_the_menu_leads_somewhere():
    assert len(nav.PLACES) > 5
    assert not [place.url_name for place in nav.PLACES if not nav.address(place.url_name)]


def views(patterns=None):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name, pattern.callback


ANYBODY = {"home", "seen", "mine", "more", "stay"}  # one's own desk and frame: signed in, no permission


def test_every_view_says_who_may():
    silent = {
        name
        for name, view in views()
        if not hasattr(view, "permissions") and getattr(view, "login_required", True) and name not in ANYBODY
    }
    assert not {name for name in silent if not name.startswith("account_")}


def test_no_third_party_file_is_committed():
    assert not list((ROOT / "static").rglob("*.min.*"))
