"""What people see: the web page of the assistant."""

from __future__ import annotations

import os

# Gradio reads this once, when it is imported; it must not report anything to anyone.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
