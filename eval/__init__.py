"""How good the answers are: gold questions, measures, runner, report and gate; `python -m eval`."""
