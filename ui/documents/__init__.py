"""The Documents view: adding, finding, choosing, reading and deleting documents."""
