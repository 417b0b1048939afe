"""Our small markdown: what is a sign, what is a value, and what an empty value does to its line."""

from rptc.letters.blocks import parse
from rptc.letters.filling import fill


def words(block, values=None):
    """The lines of the only block, as text."""
    (made,) = fill(parse(block), values or {})
    return ["".join(run["text"] for run in line) for line in made["lines"]]


def test_a_paragraph_keeps_its_lines_and_its_bold_words():
    (block,) = parse("Mohon kabar **sebelum** {{ pickup_due }}\nTerima kasih")
    assert block["kind"] == "lines" and len(block["lines"]) == 2
    assert [run["bold"] for run in block["lines"][0]] == [False, True, False, False]


def test_labels_stand_in_a_column_and_place_and_date_on_the_right():
    kinds = [
        block["kind"]
        for block in parse(
            "{{ letter_place }}, {{ letter_date }}\n\nNomor: {{ letter_number }}\nHal: Rujukan"
        )
    ]
    assert kinds == ["place", "fields"]


def test_a_list_goes_on_counting_after_a_table_between_its_points():
    blocks = parse("1. Satu\n2. Barang:\n\n{{ belongings_table }}\n\n3. Tiga")
    assert [(b["kind"], b.get("start")) for b in blocks] == [("numbers", 1), ("data", None), ("numbers", 3)]


def test_a_table_without_a_head_holds_facts():
    (facts,) = parse("| | |\n|---|---|\n| Klien | {{ client_display_name }} |")
    (ruled,) = parse("| Langkah | Paling lambat |\n|---|---|\n| Jawaban | {{ answer_due }} |")
    assert facts["head"] == [] and len(facts["rows"]) == 1 and len(ruled["head"]) == 2


def test_a_signature_keeps_its_lines_together():
    (block,) = parse(
        "{{ signatory_position }}\n\n{{ signatory_signature }}\n\n**{{ signatory_name }}**\nNIP {{ signatory_nip }}"
    )
    assert block["kind"] == "sign" and len(block["before"]) == 1 and len(block["after"]) == 2


def test_a_line_that_would_say_nothing_is_left_out():
    said = words("Hormat kami\nNIP {{ signatory_nip }}\nTembusan: {{ copies_to }}", {"copies_to": "Arsip"})
    assert said == ["Hormat kami", "Tembusan: Arsip"]


def test_inside_a_sentence_an_empty_value_prints_a_dash_and_at_its_start_nothing():
    assert words("siap sejak {{ ready_since }}, {{ service_until }}", {"service_until": "1 Mei"}) == [
        "siap sejak –, 1 Mei"
    ]
    assert words("{{ signatory_capacity }} {{ signatory_position }}", {"signatory_position": "Kepala"}) == [
        "Kepala"
    ]


def test_a_value_is_never_read_as_a_sign():
    (said,) = words(
        "Klien {{ client_display_name }}",
        {"client_display_name": "**x** {{ letter_number }} # | #panic() $x$"},
    )
    assert said == "Klien **x** {{ letter_number }} # | #panic() $x$"
