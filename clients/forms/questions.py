"""How a question stands on its page: its wording, its inputs, and when it is shown."""

from dataclasses import dataclass

from clients.instruments.walk import as_list


@dataclass(frozen=True)
class Option:
    """A choice on the page: its input's id, whether it is chosen, and the field of its free text."""

    choice: object
    id: str
    chosen: bool
    note: object


@dataclass(frozen=True)
class Item:
    """A question on the page. `shown_when` is what app.js hides it by; `depends` whether the page itself decides."""

    question: object
    field: object
    options: list
    label: object
    other_label: object
    shown_when: str
    depends: bool


def item(form, question):
    """The Item of `question` on a SectionForm, already filled."""
    field = None if question.type in ("note", "photo") else form[question.key]
    label, other = wording(question, form.child)
    here = bool(question.relevance and question.relevance.keys & form.section.keys)
    return Item(
        question, field, options(form, question, field), label, other, rule(question) if here else "", here
    )


def wording(question, child):
    """(the words to say, other words to offer): those for a child, for an adult, or both when the age is not known."""
    if not question.label_child or child is False:
        return question.label, None
    return (question.label_child, None) if child else (question.label, question.label_child)


def options(form, question, field):
    """The choices of a question, each with its input's id."""
    chosen = as_list(field.value()) if question.choices else []
    notes = {c.value: form[question.text_key(c.value)] for c in question.choices if c.specify}
    return [
        Option(choice, f"{field.auto_id}_{n}", choice.value in chosen, notes.get(choice.value))
        for n, choice in enumerate(question.choices)
    ]


def rule(question):
    """data-shown-when for app.js, where the relevance is as simple as that; else empty, and the question is shown."""
    simple = question.relevance.one_of()
    return f"q-{simple[0]}={'|'.join(simple[1])}" if simple else ""
