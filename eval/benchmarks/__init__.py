"""How long single steps take, each beside one that everybody knows: machines differ, ratios hardly do."""
