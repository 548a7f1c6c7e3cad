"""The JSON API, version 1: what other programs may ask of the same assistant that the page asks."""
