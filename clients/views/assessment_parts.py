"""What the pages of an unfinished assessment share: whose it is, where one is, what is missing, what differs."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clients.deadlines import INITIAL, assessment_due
from clients.forms.assessment import SectionForm
from clients.instruments import explain
from clients.instruments.faults import faults, state
from clients.models import Assessment

STATES = {"done": (_("Done"), "plain"), "begun": (_("In progress"), "info"), "todo": (_("Not started"), "")}


def found(request, code):
    """The assessment of that code, among those this person may see."""
    joined = ("instrument", "episode__person", "changed_by", "finished_by", "reopened_by", "revises")
    return get_object_or_404(Assessment.objects.visible_to(request.user).select_related(*joined), code=code)


def identity(episode):
    """The episode and whose it is."""
    return {"episode": episode, "person": episode.person}


def form(row, part, **more):
    """The SectionForm of a section of `row`."""
    return SectionForm(row.instrument.content, part, row.answers, person=row.episode.person, **more)


def address(row, part, *, check=False, field=""):
    """The page of a section; `check` names what is missing there, `field` is where to go on it."""
    url = reverse("clients:assessment-section", args=[row.code, part.key])
    return f"{url}{'?check=1' if check else ''}{f'#{field}' if field else ''}"


def first_open(row):
    """The section to go on with: the first that is not done, else the first."""
    definition = row.instrument.content
    open_ones = (part for part in definition.sections if state(definition, part, row.answers) != "done")
    return next(open_ones, definition.sections[0])


def after(row, part):
    """Where going on from a section leads: the next one, or the check before finishing."""
    following = row.instrument.content.after(part)
    return address(row, following) if following else reverse("clients:assessment-finish", args=[row.code])


def jumps(row, current=None):
    """The sections with how far they are, for the list one jumps by."""
    definition = row.instrument.content
    rows = [(part, *STATES[state(definition, part, row.answers)]) for part in definition.sections]
    return [
        {"part": part, "url": address(row, part), "state": words, "kind": kind, "current": part is current}
        for part, words, kind in rows
    ]


def section_page(row, part):
    """The context of a section's page."""
    definition = row.instrument.content
    return {
        "assessment": row, "definition": definition, "jumps": jumps(row, part), "here": address(row, part),
        "of": len(definition.sections), "last": definition.after(part) is None, "changed_at": row.changed_at,
        "dangers": explain.dangers(definition, row.answers), **identity(row.episode),
    }  # fmt: skip


def differences(row, part, mine):
    """[(question, what stands, what was typed)] where two writers of a section differ."""
    return [
        (question, explain.words(question, row.answers), explain.words(question, mine))
        for question in part.questions
        if _kept(question, row.answers) != _kept(question, mine)
    ]


def _kept(question, answers):
    return [
        answers.get(key) for key in (question.key, *(question.text_key(c.value) for c in question.choices))
    ]


def finish_page(row):
    """The context of the check before finishing: every fault with the address that mends it."""
    definition = row.instrument.content
    missing = [(fault, _mend(row, fault)) for fault in faults(definition, row.answers)]
    dangers = explain.dangers(definition, row.answers)
    due = assessment_due(row.episode) if row.instrument.code == INITIAL else None
    return {
        "assessment": row, "definition": definition, "jumps": jumps(row), "missing": missing,
        "dangers": dangers, "due": due, **identity(row.episode),
    }  # fmt: skip


def _mend(row, fault):
    first = "_0" if fault.question.chooses else ""
    return address(row, fault.section, check=True, field=f"id_q-{fault.question.key}{first}")
