/* The list of problems: a click or Enter chooses, the arrows walk, Escape closes. */

const say = (button) => { if (button) { trigger('select', {index: 0, value: button.dataset.id}); button.blur(); } };
element.addEventListener('click', (event) => say(event.target.closest('button[data-id]')));
element.closest('.picker').addEventListener('keydown', (event) => {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  const buttons = [...element.querySelectorAll('button[data-id]')];
  if (event.key === 'Escape') document.activeElement.blur();
  if (event.key === 'Enter' && event.target.matches('input')) { event.target.blur(); say(buttons[0]); }
  if (!step || !buttons.length) return;
  event.preventDefault();
  const place = buttons.indexOf(document.activeElement) + step;
  (buttons[place] || element.closest('.picker').querySelector('input')).focus();
});
