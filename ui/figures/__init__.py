"""The Figures view: what the documents state, filtered, as a table, a grid or a chart."""
