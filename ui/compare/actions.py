"""What can be done with the pair on the screen: copy its address or its command, save it. Pure, and one script.

The address in the browser follows the screen, so that copying that one works too.
"""

from __future__ import annotations

import json

from ui.compare.links import KEYS, Setup, command_of, link_of
from ui.compare.provenance import provenance_block
from ui.html.text import escape
from ui.runs.screen import Screen


def below_scores(screen: Screen, setup: Setup) -> str:
    """HTML of the line below the scores: the actions, and the folded provenance."""
    return f'<div class="below">{_actions(screen, setup)}{provenance_block(screen.origin)}</div>'


def _actions(screen: Screen, setup: Setup) -> str:
    command = command_of(screen, setup)
    buttons = _copy("Copy link", link_of(screen), "link")
    buttons += _copy("Copy command", command, "command") if command else ""
    if screen.judged:
        buttons += '<button type="button" data-save="json">Save JSON</button>'
        buttons += '<button type="button" data-save="markdown">Save Markdown</button>'
    return f'<p class="actions">{buttons}<span class="unseen" role="status"></span></p>'


def _copy(label: str, text: str, kind: str) -> str:
    return f'<button type="button" data-copy="{escape(text)}" data-kind="{kind}">{label}</button>'


ACT = (
    f"const KEYS = {json.dumps(KEYS)};"
    + """
const follow = () => {
  const link = element.querySelector('[data-kind=link]')?.dataset.copy;
  if (!link) return;
  const address = new URL(window.location), wanted = new URLSearchParams(link.slice(link.indexOf('?')));
  for (const key of KEYS) address.searchParams.delete(key);
  for (const [key, value] of wanted) address.searchParams.set(key, value);
  if (address.href !== window.location.href) history.replaceState(history.state, '', address);
};
const put = async (text) => {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement('textarea'), {value: text});
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
};
const say = (button, text) => {
  element.querySelector('.actions [role=status]').textContent = text;
  const label = button.textContent;
  button.textContent = text;
  setTimeout(() => { if (button.textContent === text) button.textContent = label; }, 1500);
};
element.addEventListener('click', async (event) => {
  const button = event.target.closest('.actions button');
  if (!button) return;
  if (button.dataset.save) return trigger('select', {index: 0, value: button.dataset.save});
  const text = button.dataset.copy;
  const whole = text.startsWith('?') ? window.location.origin + window.location.pathname + text : text;
  try { await put(whole); say(button, 'Copied'); } catch { say(button, 'Cannot copy here'); }
});
watch('value', follow);
follow();
"""
)
"""Copies, asks for files, and keeps the address in step with what is shown."""
