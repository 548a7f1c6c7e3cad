"""From sentences and table rows to figures: what a number measures, of what, from where to where,
and when."""
