"""Every message is translated; and the tool that sees to it finds what is written in code and templates."""

import polib
import pytest
from django.core.management import call_command
from django.utils.translation import trans_real

from rptc.lib import catalogue, messages


def test_every_message_is_translated_and_none_is_fuzzy():
    call_command("catalogue", check=True)


@pytest.fixture
def found(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return {catalogue.key(entry): entry for entry in messages.extract(tmp_path)}

    return write


def test_messages_are_found_in_python(found):
    code = '_("One")\ngettext_lazy("Two" " parts")\nngettext("%(n)s bed", "%(n)s beds", n)\npgettext("verb", "Open")\n'
    assert set(found("clients/forms.py", code)) == {
        "One",
        "Two parts",
        "%(n)s bed|%(n)s beds",
        "verb\x04Open",
    }


def test_messages_are_found_in_templates_however_they_are_indented(found):
    template = """
        {% if x %}<p title="{% translate "Close" %}">{{ _("Save") }}</p>
      {% blocktranslate trimmed with name=x %}
            Hello
            {{ name }}
      {% endblocktranslate %}
    {% blocktranslate count n=n %}one bed{% plural %}{{ n }} beds{% endblocktranslate %}{% endif %} it's ( unbalanced "
    """
    assert set(found("templates/a/b.html", template)) == {
        "Close",
        "Save",
        "Hello %(name)s",
        "one bed|%(n)s beds",
    }


def test_a_message_names_each_file_that_says_it(found):
    found("partners/views.py", '_("Save")\n_("Save")\n')
    entry = found("clients/views.py", '_("Save")\n')["Save"]
    assert [place for place, _line in entry.occurrences] == ["clients/views.py", "partners/views.py"]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (polib.POEntry(msgid="Bed"), "not translated"),
        (polib.POEntry(msgid="Bed", msgstr="Ranjang", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="%(n)s beds", msgstr="%(m)s ranjang"), "other placeholders"),
        (polib.POEntry(msgid="a", msgid_plural="%(n)s b", msgstr_plural={0: ""}), "not translated"),
    ],
)
def test_a_message_that_would_mislead_is_named(entry, sentence):
    assert [problem.split(":")[0] for problem in catalogue.problems([entry])] == [sentence]


def test_a_good_translation_has_no_problem():
    plural = polib.POEntry(msgid="one bed", msgid_plural="%(n)s beds", msgstr_plural={0: "%(n)s ranjang"})
    assert list(catalogue.problems([plural, polib.POEntry(msgid="Bed", msgstr="Ranjang")])) == []


def test_words_read_before_the_catalogue_was_compiled_are_read_again(tmp_path):
    loaded = trans_real.translation("id")
    assert trans_real.translation("id") is loaded
    (path := tmp_path / "django.po").write_text('msgid "Bed"\nmsgstr "Ranjang"\n')
    catalogue.compile_catalogue(path)
    assert trans_real.translation("id") is not loaded


def test_the_catalogue_is_compiled_only_when_it_changed(tmp_path):
    (path := tmp_path / "django.po").write_text('msgid "Bed"\nmsgstr "Ranjang"\n')
    assert catalogue.compile_catalogue(path) is True
    assert catalogue.compile_catalogue(path) is False
    assert polib.mofile(str(path.with_suffix(".mo")))[0].msgstr == "Ranjang"
