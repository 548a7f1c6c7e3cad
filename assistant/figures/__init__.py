"""Answers from typed figures: what was asked, which figures match, what follows from them, how it is said."""
