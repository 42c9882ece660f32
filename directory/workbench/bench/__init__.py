"""Measures pages in databases of its own. Begin with inside.py."""
