/* Copies, asks for files, and keeps the address in step with what is shown. */

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
