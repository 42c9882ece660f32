"""Commands: `manage.py NAME`. Each reads its options and calls the room that does the work.

May import everything. Begin with the command's own file.
"""
