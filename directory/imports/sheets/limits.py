"""How much one file of projects may hold, and how long it may take: every limit of an import."""

# Of the file as it is brought. The template with 20,000 full rows is about half of it.
LARGEST = 20 * 2**20
# Of all parts of a workbook together: as its list of parts says, and as it turns out while they are read.
LARGEST_UNPACKED = 200 * 2**20
# A workbook has some ten parts, and a few for each of its sheets.
MOST_PACKED_PARTS = 5_000
# Without the heading. A row that is left out counts too: programs write the number of a row as they like.
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = MOST_ROWS * MOST_COLUMNS // 2
# Each text once, as a workbook keeps them: no more than cells that could hold them.
MOST_TEXTS = 500_000
# Excel writes at most 65,490.
MOST_STYLES = 70_000
# A worksheet is some five elements deep.
DEEPEST = 50
# Of the name of an element and all that stands in its angle brackets, in bytes.
LONGEST_ELEMENT = 2**20
# Of one cell, in letters; a longer one is a problem of its row.
LONGEST_CELL = 20_000
# Of one row of a CSV file: a missing quotation mark makes one cell of all that follows.
LONGEST_ROW = 1_000_000
# Of all cells together: a workbook may name one long text a million times.
MOST_LETTERS = 40_000_000
# What is kept and shown of a file's problems; the others are counted.
MOST_PROBLEMS = 1_000
# In one cell: all authorities of England are fewer.
MOST_NAMED = 400

# Reading runs in a process of its own. 20,000 rows of 57 full cells take 11 s of a processor there, and on a
# busy machine many more by the clock.
SECONDS_OF_PROCESSOR = 30
SECONDS_OF_READING = 120
MEMORY = 512 * 2**20
# Comparing with the records runs in the site's own process.
SECONDS_OF_COMPARING = 60
