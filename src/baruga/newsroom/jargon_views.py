"""Words to replace: everybody reads the list, coordinators keep it, as file or line by line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, View

from baruga.core.spreadsheet import harmless
from baruga.newsroom.actions import jargon
from baruga.newsroom.models import Jargon
from baruga.newsroom.permissions import may_keep_standards

if TYPE_CHECKING:
    from baruga.accounts.models import User

COLUMNS = {"term": "kata", "plain": "ganti", "reason": "alasan"}  # field, head of its column
LARGEST_FILE = 512 * 1024


class WordForm(forms.Form):
    term = forms.CharField(label=gettext_lazy("Word or phrase"), max_length=80)
    plain = forms.CharField(label=gettext_lazy("Write instead"), max_length=120)
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)


class Words(LoginRequiredMixin, ListView[Jargon]):
    template_name = "newsroom/words.html"
    paginate_by = 100

    def get_queryset(self) -> Any:
        words = Jargon.objects.visible_to(self.request.user)
        wanted = self.request.GET.get("q", "").strip()
        return words.filter(key__contains=wanted.lower()) if wanted else words

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_keep=may_keep_standards(self.request.user),
            q=self.request.GET.get("q", ""),
            **kwargs,
        )


class OfKeeper(LoginRequiredMixin, View):
    """For whoever keeps the list."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and not may_keep_standards(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def me(self) -> User:
        return cast("User", self.request.user)


class EditWord(OfKeeper):
    """A new word (`word` None), or one of the list."""

    def get(self, request: HttpRequest, word: int | None = None) -> HttpResponse:
        found = self._word(word)
        initial = {name: getattr(found, name) for name in COLUMNS} if found else {}
        return self._page(WordForm(initial=initial), found)

    def post(self, request: HttpRequest, word: int | None = None) -> HttpResponse:
        found, form = self._word(word), WordForm(request.POST)
        if not form.is_valid():
            return self._page(form, found, 422)
        try:
            jargon.keep(by=self.me, at=timezone.now(), word=found, **form.cleaned_data)
        except jargon.AlreadyListed:
            form.add_error("term", _("The list has this word already."))
            return self._page(form, found, 409)
        messages.success(request, _("Saved. The editor points at it from now on."))
        return redirect("newsroom:words")

    def _word(self, pk: int | None) -> Jargon | None:
        return get_object_or_404(Jargon.objects.visible_to(self.me), pk=pk) if pk else None

    def _page(self, form: WordForm, word: Jargon | None, status: int = 200) -> HttpResponse:
        context = {"form": form, "word": word}
        return render(self.request, "newsroom/edit_word.html", context, status=status)


class RemoveWord(OfKeeper):
    def post(self, request: HttpRequest, word: int) -> HttpResponse:
        found = get_object_or_404(Jargon.objects.visible_to(request.user), pk=word)
        jargon.remove(by=self.me, at=timezone.now(), word=found)
        messages.success(request, _("“%(term)s” is off the list.") % {"term": found.term})
        return redirect("newsroom:words")


class DownloadWords(LoginRequiredMixin, View):
    """The list as CSV; it begins with a byte-order mark, so that spreadsheets read the letters."""

    def get(self, request: HttpRequest) -> HttpResponse:
        file = io.StringIO()
        file.write("\ufeff")
        writer = csv.writer(file)
        writer.writerow(COLUMNS.values())
        for word in Jargon.objects.visible_to(request.user):
            writer.writerow([harmless(getattr(word, name)) for name in COLUMNS])
        answer = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="kata-ganti.csv"'
        return answer


class UploadWords(OfKeeper):
    """Rows of a CSV are added or changed; none is removed."""

    def post(self, request: HttpRequest) -> HttpResponse:
        file = request.FILES.get("file")
        rows = _rows(file.read()) if file and (file.size or 0) <= LARGEST_FILE else None
        if rows is None:
            messages.error(
                request,
                _(
                    "The file was not read: it needs the columns kata, ganti, alasan, as CSV in UTF-8."
                ),
            )
            return redirect("newsroom:words")
        done = jargon.import_rows(by=self.me, at=timezone.now(), rows=rows)
        messages.success(
            request,
            _("%(added)s added, %(changed)s changed.")
            % {"added": done.added, "changed": done.changed},
        )
        if done.refused:
            messages.warning(
                request, _("Left out: %(lines)s.") % {"lines": "; ".join(done.refused[:10])}
            )
        return redirect("newsroom:words")


def _rows(data: bytes) -> list[dict[str, str]] | None:
    """The rows of a CSV with commas or semicolons; None when it is none."""
    try:
        text = data.decode("utf-8-sig")
        first = text.split("\n", 1)[0]
        reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")
        if not {COLUMNS["term"], COLUMNS["plain"]} <= set(reader.fieldnames or ()):
            return None
        return [
            {name: (row.get(head) or "").removeprefix("'") for name, head in COLUMNS.items()}
            for row in reader
        ]
    except (UnicodeDecodeError, csv.Error):
        return None
