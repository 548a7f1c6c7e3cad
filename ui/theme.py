"""Colours and fonts of Gradio's own parts; ours are in style.css."""

from __future__ import annotations

import gradio as gr


def theme() -> gr.themes.Base:
    """Teal on white, system fonts: nothing is fetched, nothing shouts."""
    teal = gr.themes.Color(
        "#eef6f9", "#dcebf1", "#b9d8e3", "#8bbdce", "#4f97b0", "#247695", "#0b5f7f", "#0b4f6c", "#0a3f56",
        "#0a3345", "#06222f",
    )  # fmt: skip
    sans = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
    base = gr.themes.Base(
        primary_hue=teal, secondary_hue=teal, neutral_hue="slate", radius_size="sm",
        font=sans, font_mono=("ui-monospace", "Consolas", "monospace"),
    )  # fmt: skip
    return base.set(
        body_background_fill="white",
        body_background_fill_dark="#0b1220",
        block_shadow="none",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_500",
        button_primary_text_color="white",
    )
