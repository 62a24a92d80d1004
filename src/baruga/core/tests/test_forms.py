"""How every form of the project is drawn."""

from __future__ import annotations

from django import forms
from django.template.loader import render_to_string


class Letter(forms.Form):
    subject = forms.CharField(label="Perihal", help_text="Paling banyak lima huruf.", max_length=5)
    copy = forms.EmailField(label="Tembusan", required=False)
    sure = forms.BooleanField(label="Sudah diperiksa")


def drawn(form: forms.Form) -> str:
    return render_to_string("core/components/form.html", {"form": form, "submit": "Kirim"})


def test_help_and_error_are_tied_to_their_field() -> None:
    page = drawn(Letter({"subject": "terlalu panjang"}))
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in page
    assert 'id="id_subject_helptext"' in page
    assert 'id="id_subject_error"' in page


def test_what_was_typed_is_kept() -> None:
    assert 'value="terlalu panjang"' in drawn(Letter({"subject": "terlalu panjang"}))


def test_the_summary_leads_to_each_field_that_needs_mending() -> None:
    page = drawn(Letter({"subject": "terlalu panjang"}))
    assert 'role="alert"' in page
    assert 'href="#id_subject"' in page
    assert 'href="#id_sure"' in page


def test_a_form_without_faults_has_no_summary() -> None:
    assert 'role="alert"' not in drawn(Letter())


def test_only_what_may_stay_empty_is_marked() -> None:
    page = drawn(Letter())
    assert page.count('class="optional"') == 1


def test_a_tick_stands_before_its_label() -> None:
    page = drawn(Letter())
    assert page.index('type="checkbox"') < page.index("Sudah diperiksa")


def test_what_strangers_typed_is_escaped() -> None:
    assert "<script>" not in drawn(Letter({"subject": "<script>alert(1)</script>"}))
