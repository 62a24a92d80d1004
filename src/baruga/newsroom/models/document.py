"""The words of documents, beside Wagtail's own table of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string


class DocumentText(models.Model):
    """What can be searched of a document; `file_hash` says of which version of its file."""

    document = models.OneToOneField(
        get_document_model_string(), on_delete=models.CASCADE, related_name="words"
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return str(self.document)
