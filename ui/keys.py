"""Keyboard shortcuts of the page, and the help that `?` opens. One list for both, and one script.

A key counts only outside of fields and without Ctrl, Alt or Cmd. They can be switched off, since single keys get in the
way of speech input (WCAG 2.1, 2.1.4).
"""

from __future__ import annotations

import json

from ui.text import escape

SHORTCUTS = {
    "n": ("next problem", "#next-problem"),
    "p": ("previous problem", "#previous-problem"),
    "/": ("search", ".search input, .search textarea"),
    "g": ("generate", "#generate"),
    "s": ("stop", "#stop"),
    "t": ("tests", ".tests"),
    "d": ("diff", "#diff"),
    "e": ("edit and run", "#edit > button"),
    "l": ("copy link", ".actions [data-kind=link]"),
    "?": ("this help", ".keys-button"),
}
"""By key: what it does, and the element that is pressed, gone to or shown."""


def keys_help() -> str:
    """HTML of the button and of the dialog."""
    rows = "".join(
        f"<tr><th scope='row'><kbd>{escape(key)}</kbd></th><td>{escape(what)}</td></tr>"
        for key, (what, _) in SHORTCUTS.items()
    )
    return f"""<button type="button" class="keys-button" aria-haspopup="dialog">Keys <kbd>?</kbd></button>
<dialog class="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keyboard</h2>
<table><tbody>{rows}</tbody></table>
<p>In the list of problems: arrows walk, Enter chooses, Escape closes. Tabs and filters: arrows.</p>
<p><label><input type="checkbox" class="keys-on" checked> single keys are on</label></p>
<form method="dialog"><button class="keys-close">Close</button></form></dialog>"""


LISTEN = (
    f"const SHORTCUTS = {json.dumps({key: target for key, (_, target) in SHORTCUTS.items()})};"
    + """
const dialog = element.querySelector('dialog'), on = element.querySelector('.keys-on');
const FIELDS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]';
const STORE = 'apps-side-by-side-keys';
try { on.checked = localStorage.getItem(STORE) !== 'off'; } catch { on.checked = true; }
on.addEventListener('change', () => {
  try { localStorage.setItem(STORE, on.checked ? 'on' : 'off'); } catch { return; }
});
const help = () => (dialog.open ? dialog.close() : dialog.showModal());
element.querySelector('.keys-button').addEventListener('click', help);
const visible = (found) => found.getClientRects().length > 0;
const act = (key) => {
  if (key === '?') return help();
  const target = [...document.querySelectorAll(SHORTCUTS[key])].find(visible);
  if (!target || target.disabled) return;
  if (target.matches('button')) target.click();
  else if (target.matches('input, textarea')) target.focus();
  else target.scrollIntoView({block: 'start'});
  if (key === 'e') target.scrollIntoView({block: 'start'});
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (!Object.hasOwn(SHORTCUTS, event.key) || (!on.checked && event.key !== '?')) return;
  if (event.target.closest(FIELDS)) return;
  if (dialog.open && event.key !== '?') return;
  event.preventDefault();
  act(event.key);
});
"""
)
