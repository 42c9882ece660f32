"""Commands: `manage.py NAME`. Each reads its options and calls the room that does the work."""
