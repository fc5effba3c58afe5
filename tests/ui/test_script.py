"""The page's JavaScript: read from its files, with constants in front."""

import json
import shutil
import subprocess

import pytest

from ui.script import FOLDER, read_script

SCRIPTS = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.js"))


def test_constants_stand_in_front_of_the_script():
    script = read_script("keys", {"SHORTCUTS": {"n": "#next"}, "MOST": 3})
    assert script == 'const SHORTCUTS = {"n": "#next"};\nconst MOST = 3;\n' + read_script("keys")


def test_no_constant_ends_the_script_or_starts_another_statement():
    value = '</script><!-- \u2028 "; alert(1)'
    line, _, _ = read_script("keys", {"VALUE": value}).partition("\n")
    assert "<" not in line and line.isascii()
    assert json.loads(line.removeprefix("const VALUE = ").removesuffix(";")) == value
    with pytest.raises(ValueError, match="cannot be the name"):
        read_script("keys", {"a = 1; b": 2})


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_says_what_it_does_and_is_used(name):
    assert read_script(name).startswith("/* ")
    assert any(f'read_script("{name}"' in module.read_text(encoding="utf-8") for module in FOLDER.rglob("*.py"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_syntax_of_each_script_is_right(name):
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node.js on this machine to check the syntax with")
    checked = subprocess.run([node, "--check", FOLDER / f"{name}.js"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
