"""Made-up projects by the thousand, never beside real ones. Begin with make.py."""
