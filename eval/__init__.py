"""How good the answers are: gold questions, measures, runner, report and gate. Start with `python -m eval`."""
