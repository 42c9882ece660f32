"""Files in: the 2013 report's fixtures (report/), spreadsheets (sheets/), and checks of the data as a whole.

May import: records, search, and what is below them. All of it turns what it reads into records' facts.
Begin with sheets/plan.py or report/load.py.
"""
