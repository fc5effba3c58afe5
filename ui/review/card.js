/* Presses become one message each, with the turn that the page was at; the next one waits for its answer. */

let busy = false, held = false;
const card = () => element.querySelector('.review');
const send = (act) => {
  if (busy) return;
  busy = true;
  setTimeout(() => { busy = false; }, 1500);
  held = element.contains(document.activeElement);
  const tags = REASONS.filter((one) => element.querySelector(`[data-reason="${one}"][aria-pressed=true]`));
  const note = element.querySelector('.note')?.value || '';
  trigger('select', {index: 0, value: {act, tags, note, turn: Number(card().dataset.turn)}});
};
element.addEventListener('click', (event) => {
  const reason = event.target.closest('[data-reason]');
  if (reason) return reason.setAttribute('aria-pressed', reason.getAttribute('aria-pressed') !== 'true');
  const button = event.target.closest('[data-act]');
  if (button) send(button.dataset.act);
});
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target.matches('.note')) event.target.blur();
});
watch('value', () => {
  busy = false;
  const shown = card();
  if (!shown) return;
  if (held) shown.focus({preventScroll: true});
  if (shown.getBoundingClientRect().top < 0) shown.scrollIntoView({block: 'start'});
});
