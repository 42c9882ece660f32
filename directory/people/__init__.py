"""People who work here: roles and what each may see or do, accounts, signing in, and counts of tries.

May import: models and the ground floor. Begin with roles.py, which every door asks.
"""
