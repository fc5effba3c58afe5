"""The parts of the style sheet."""

from evaluation.assets import ASSETS
from ui.theme import STYLE_SHEETS


def test_every_part_of_the_style_sheet_is_used_once_and_says_what_it_styles():
    assert sorted(STYLE_SHEETS) == sorted((ASSETS / "style").glob("*"))
    assert all(path.read_text(encoding="utf-8").startswith("/* ") for path in STYLE_SHEETS)


def test_what_narrow_windows_change_comes_last():
    assert STYLE_SHEETS[-1].name == "narrow.css"
