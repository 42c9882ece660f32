"""The benchmark: how quick a page is beside pages that do no search, on made-up data."""
