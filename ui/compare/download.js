/* Saves what the server sent. Nothing is left behind on the server for others to find. */

watch('value', () => {
  const file = element.querySelector('[data-name]');
  if (!file) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file.textContent], {type: file.dataset.kind}));
  link.download = file.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});
