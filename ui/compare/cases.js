/* An opened row stays open while more results come in, until another problem is shown. The filter starts anew where its
   start changes: an update moves the attribute, which a button that was touched no longer follows. */

let open = new Set(), problem = '', begun = '';
const table = () => element.querySelector('.tests');
const restore = () => {
  if (table()?.dataset.of !== problem) { problem = table()?.dataset.of; open = new Set(); }
  for (const row of element.querySelectorAll('details.case')) row.open = open.has(row.dataset.test);
  const start = element.querySelector('.test-filter [checked]');
  if (start && start.id !== begun) start.checked = true;
  begun = start?.id;
};
element.addEventListener('click', (event) => {
  const row = event.target.closest('.case > summary')?.parentElement;
  if (row) open[row.open ? 'delete' : 'add'](row.dataset.test);
});
watch('value', restore);
restore();
