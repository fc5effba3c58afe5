"""Judge Python programs against APPS problems, and measure them.

Stands on its own: imports nothing of this project's other packages and never torch or transformers, so the judge can
serve as a reward function on a machine that has neither.
"""
