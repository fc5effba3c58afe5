/* The keyboard shortcuts, and the dialog that lists them. SHORTCUTS: by key, the elements that it may press, focus or show. */

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
const act = (key, repeated) => {
  if (key === '?') return help();
  const target = [...document.querySelectorAll(SHORTCUTS[key])].find(visible);
  if (!target || target.disabled) return;
  if (repeated && target.closest('.review')) return;
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
  act(event.key, event.repeat);
});
