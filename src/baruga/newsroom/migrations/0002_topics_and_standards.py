"""The 17 topics, and the standard a new installation starts with."""

from django.db import migrations
from django.utils import timezone

from baruga.newsroom.choices import Subject
from baruga.newsroom.standards.defaults import DEFAULTS

SLUGS = {
    Subject.ARTS_CULTURE: "budaya",
    Subject.CRIME_LAW: "hukum",
    Subject.DISASTER: "bencana",
    Subject.ECONOMY: "ekonomi",
    Subject.EDUCATION: "pendidikan",
    Subject.ENVIRONMENT: "lingkungan",
    Subject.HEALTH: "kesehatan",
    Subject.HUMAN_INTEREST: "warga",
    Subject.LABOUR: "ketenagakerjaan",
    Subject.LIFESTYLE: "gaya-hidup",
    Subject.POLITICS: "pemerintahan",
    Subject.RELIGION: "agama",
    Subject.SCIENCE_TECHNOLOGY: "iptek",
    Subject.SOCIETY: "sosial",
    Subject.SPORT: "olahraga",
    Subject.CONFLICT: "perdamaian",
    Subject.WEATHER: "cuaca",
}


def seed(apps, schema_editor):
    topic = apps.get_model("newsroom", "Topic")
    standard = apps.get_model("newsroom", "Standard")
    criterion = apps.get_model("newsroom", "Criterion")
    topic.objects.bulk_create(topic(subject=subject.value, slug=slug) for subject, slug in SLUGS.items())
    for story_format in ("news", "photo"):  # what there was then; later formats bring their own
        lines = DEFAULTS[story_format]
        first = standard.objects.create(format=story_format, version=1, adopted_at=timezone.now())
        criterion.objects.bulk_create(
            criterion(standard=first, key=key, judge=judge, limit=limit, blocking=blocking, position=position)
            for position, (key, judge, limit, blocking) in enumerate(lines)
        )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
