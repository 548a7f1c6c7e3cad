"""What the documents say: files become `Document`s with exact text, sentences and tables."""
