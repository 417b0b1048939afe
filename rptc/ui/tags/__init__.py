"""The components of the look as template tags, loaded together by `{% load ui %}`.

Each is templates/ui/<name>.html, whose first comment lists what it takes.
"""

from django import template
from django.template.loader import render_to_string

register = template.Library()


def part(name):
    """Registers an inclusion tag called `name` that renders templates/ui/<name>.html."""
    return register.inclusion_tag(f"ui/{name}.html", name=name)


def render(name, **context):
    """templates/ui/<name>.html as text, for tags with a body."""
    return render_to_string(f"ui/{name}.html", context)
