/* Asks for the file of votes. */

element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-save]');
  if (button) trigger('select', {index: 0, value: button.dataset.save});
});
