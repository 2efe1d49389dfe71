"""Data for other programs: what the browser scores with, and what anybody may take away."""
