/* Filters, files and links. After a redraw the focus returns to the button that was pressed. */

element.addEventListener('click', (event) => {
  const ask = event.target.closest('[data-ask]'), file = event.target.closest('[data-file]');
  const pair = event.target.closest('a[data-pair]');
  if (ask) trigger('select', {index: 0, value: ask.dataset.ask});
  if (file) trigger('download', {value: file.dataset.file});
  if (pair && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    window.scrollTo(0, 0);
    trigger('submit', {value: pair.dataset.pair});
  }
});
let asked = '';
element.addEventListener('click', (event) => { asked = event.target.closest('[data-ask]')?.dataset.ask || ''; });
watch('value', () => {
  const again = asked && [...element.querySelectorAll('[data-ask]')].find((button) => button.dataset.ask === asked);
  if (again && document.activeElement === document.body) again.focus();
});
