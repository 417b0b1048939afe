"""`{% load once %}{% once %}` inside a form whose act must not happen twice."""

from django import template
from django.utils.html import format_html

from rptc.accounts import presses

register = template.Library()


@register.simple_tag
def once():
    """The hidden field with a fresh token."""
    return format_html('<input type="hidden" name="{}" value="{}">', presses.FIELD, presses.new_token())
