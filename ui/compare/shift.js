/* Asks for the shift when its tab is opened, or is open when a comparison ends; after a failure only on a click. Also
   scrolls to the diff, which stands further below. */

const button = () => element.querySelector('[data-ask]');
const opened = () => {
  if (button()?.dataset.ask === 'at once' && element.querySelector('[id$=-shift]:checked')) button().click();
};
element.addEventListener('click', (event) => {
  if (event.target.dataset.jump) document.getElementById(event.target.dataset.jump)?.scrollIntoView({block: 'center'});
  if (event.target !== button()) return;
  event.target.disabled = true;
  trigger('select', {index: 0, value: ''});
});
element.addEventListener('change', opened);
watch('value', opened);
