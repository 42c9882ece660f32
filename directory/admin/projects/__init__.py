"""One project in the admin: its form, rows, check, review steps, and changes that wait.

Begin with project.py (the ModelAdmin), then form.py and inlines.py (what is typed), editor.py (saving).
"""
