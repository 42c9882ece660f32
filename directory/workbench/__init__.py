"""Tools of whoever builds the directory. Nothing but their commands imports them."""
