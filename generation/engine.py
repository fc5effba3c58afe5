"""What the page and the batch runs need of a pair engine, whichever computes."""

from __future__ import annotations

UPDATE_SECONDS = 0.25
"""Four updates a second read as a flow. A browser on the same two cores takes about 25 ms of them to draw each, which
at eight a second cost the models a sixth of their speed."""
