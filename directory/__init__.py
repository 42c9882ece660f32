"""The directory of mental health peer support: one Django app.

Each room below says what it is for, what it may import and where to begin reading. docs/architecture.md draws
them, and tests/test_layers.py holds the order of imports.
"""
