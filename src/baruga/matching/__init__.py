"""Engines without Django. The first is the Indonesian language engine; see README.md."""
