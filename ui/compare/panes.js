/* Another problem begins with its statement: nobody sees its references unasked. */

let problem = '';
watch('value', () => {
  const shown = element.querySelector('[data-problem]')?.dataset.problem;
  if (shown === problem) return;
  problem = shown;
  const first = element.querySelector('#statement-problem');
  if (first) first.checked = true;
  element.querySelector('.pane-body').scrollTop = 0;
});
