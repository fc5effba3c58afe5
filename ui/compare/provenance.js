/* A block that was opened stays open in the next result, although each is drawn anew. */

let open = false;
element.addEventListener('click', (event) => {
  const summary = event.target.closest('.provenance summary');
  if (summary) open = !summary.parentElement.open;
});
watch('value', () => {
  const block = element.querySelector('.provenance');
  if (block) block.open = open;
});
