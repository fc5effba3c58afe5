"""Where the files are that come with the code: problem set, adapter, stored runs, style sheet.

In a checkout they are in `assets/` beside the packages; an installed package has its own copy of those it needs.
"""

from __future__ import annotations

from pathlib import Path

INSTALLED = Path(__file__).with_name("_assets")
ASSETS = INSTALLED if INSTALLED.is_dir() else Path(__file__).resolve().parents[1] / "assets"
EMBEDDED_PROBLEMS = ASSETS / "problems"
SHIPPED_ADAPTER = ASSETS / "adapter"
SHIPPED_RUN = ASSETS / "runs" / "embedded-test"
