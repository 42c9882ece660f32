"""Letters that leave by e-mail: a queue in the database, handed to one mail server.

May import: models, people, records and what stands below them.
Begin with queue.py (what waits, who takes it, how it ends), then server.py (one hand-over, and what its end
means) and texts.py (what each kind says).
"""
