"""The public pages' and staff pages' views, and what every request meets before them (middleware.py).

May import: everything below the doors. Begin with projects.py; templates are in templates/public/.
"""
