"""`baruga demo`: a region to look at."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.utils import timezone


class Command(BaseCommand):
    help = "Load the demo region: institutions, people, stories. Safe to run twice."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when a region is there already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and apps.get_model("network", "Region").objects.exists():
            return
        now = timezone.now()
        # Lower floors first: each app's `demo` package builds on what those below have loaded.
        for config in reversed(list(apps.get_app_configs())):
            if config.name.startswith("baruga.") and find_spec(f"{config.name}.demo"):
                module = import_module(f"{config.name}.demo")
                if hasattr(module, "load"):
                    module.load(at=now, say=self.stdout.write)
