"""Search beside other ways to search, on public questions and our own: `python -m eval bench`."""
