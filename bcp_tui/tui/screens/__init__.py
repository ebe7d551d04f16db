"""The screens, a file each. A screen returns what was chosen; only the call screen keeps state."""
