"""What is stored and how it is found: the catalogue, the vectors, the words, and the search over them."""
