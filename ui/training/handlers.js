/* Asks for a file of the training. */

element.addEventListener('click', (event) => {
  const file = event.target.closest('[data-file]');
  if (file) trigger('download', {value: file.dataset.file});
});
