// The attributes of the reference, each with a field that changes the player of the page.
import { htmlTag } from '../playground/tags.js';
import { attributesFrom, attributesIn, setAttributes } from './attributes.js';
import { onCopy } from './copy.js';

type Field = HTMLInputElement | HTMLSelectElement;

const form = document.querySelector<HTMLFormElement>('#options')!;
const player = document.querySelector('#tried')!;
const fieldOf = (name: string) => form.elements.namedItem(name) as Field;

function show(): void {
  const attributes = attributesFrom(attributesIn(form));
  setAttributes(player, attributes);
  document.querySelector('#tag')!.textContent = htmlTag(attributes);
  for (const button of form.querySelectorAll<HTMLElement>('.undo'))
    button.hidden = attributes[button.dataset['undo'] ?? ''] === undefined;
}

function undo(field: Field): void {
  if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
  else if (field.type === 'checkbox') field.checked = false;
  else field.value = '';
}

onCopy();
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('click', ({ target }) => {
  const name = (target as Element).closest<HTMLElement>('[data-undo]')?.dataset['undo'];
  if (name === undefined) return;
  const fields = Array.from(form.querySelectorAll<Field>('[name]'));
  for (const field of fields) if (!name || field.name === name) undo(field);
  show();
  // The pressed button is gone.
  if (name) fieldOf(name).focus();
});
// A browser may have kept the fields over a reload.
show();
