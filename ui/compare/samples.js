/* A click on a sample shows it. */

element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-sample]');
  if (button) trigger('select', {index: 0, value: Number(button.dataset.sample)});
});
