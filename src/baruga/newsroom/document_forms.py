"""A new document is judged by its content.

Apart from `forms`, because Wagtail's document forms need the models to be loaded first.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from baruga.newsroom.intake import Refused, documents


class DocumentForm(BaseDocumentForm):
    """The bytes decide what it is; its name follows them before Wagtail looks at the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            to_python = field.to_python

            def judged(data: Any) -> Any:
                if isinstance(data, UploadedFile):
                    try:
                        data.name = documents.judge(data, data.name or "").rename(data.name or "")
                    except Refused as refused:
                        raise forms.ValidationError(str(refused)) from refused
                return to_python(data)

            field.to_python = judged
