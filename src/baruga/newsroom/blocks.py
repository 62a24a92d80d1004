"""The blocks of a story's text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "newsroom/blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, with the office that they speak for: a quotation without one is refused."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=120)
    office = blocks.CharBlock(label=_("Office"), max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "newsroom/blocks/quote.html"


class PhotoBlock(blocks.StructBlock):
    """One photograph; the caption may be said anew for this story."""

    image = ImageChooserBlock(label=_("Photograph"))
    caption = blocks.TextBlock(
        label=_("Caption for this story"),
        required=False,
        rows=2,
        help_text=_("Leave empty to use the photograph's own caption."),
    )

    class Meta:
        icon = "image"
        label = _("Photograph")
        template = "newsroom/blocks/photo.html"


class GalleryBlock(blocks.ListBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(PhotoBlock(), **{"min_num": 2, "max_num": 12, **kwargs})

    class Meta:
        icon = "grip"
        label = _("Gallery")
        template = "newsroom/blocks/gallery.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("What it holds"), required=False, max_length=160)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "newsroom/blocks/document.html"


class FigureBlock(blocks.StructBlock):
    """One figure of a graphic. Source and date may come later; the standard asks for them."""

    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    value = blocks.CharBlock(
        label=_("Value"), max_length=40, help_text=_("As readers write it: 12.450 or 3,5.")
    )
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=40)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200)
    source_url = blocks.URLBlock(label=_("Link to the source"), required=False)
    as_of = blocks.DateBlock(label=_("As of"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")
        template = "newsroom/blocks/figure.html"


class RelatedBlock(blocks.StructBlock):
    story = blocks.PageChooserBlock(label=_("Story"), page_type=["newsroom.StoryPage"])

    class Meta:
        icon = "link"
        label = _("Read also")
        template = "newsroom/blocks/related.html"


class BodyBlock(blocks.StreamBlock):
    text = TextBlock()
    quote = QuoteBlock()
    photo = PhotoBlock()
    gallery = GalleryBlock()
    document = DocumentBlock()
    related = RelatedBlock()

    class Meta:
        required = False
