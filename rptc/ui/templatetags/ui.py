"""`{% load ui %}`: all components of rptc.ui.tags."""

from rptc.ui.tags import blocks, lists, page, record, register, state

__all__ = ["blocks", "lists", "page", "record", "register", "state"]
