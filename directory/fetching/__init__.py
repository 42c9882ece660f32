"""Reading addresses of other sites on the web: the link check does, and whatever reads data of others.

May import: nothing of the directory. Nothing else here opens a connection to a site of somebody else.
fetch(address) asks one address, politely and never inside the own network; addresses.py says which numbers
may be asked, client.py asks. Begin with client.fetch.
"""

from .client import Fetched, Fetcher, FetchError, Trouble, fetch

__all__ = ["FetchError", "Fetched", "Fetcher", "Trouble", "fetch"]
