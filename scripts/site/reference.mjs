// On the site, each attribute of the reference has a field that changes a player on the page
// (demo/assets/reference.ts).
import { attributesOf } from '../docs/attributes.mjs';
import { sentence } from '../docs/reference.mjs';
import { escapeHtml, inline } from './markdown.mjs';

/** What can be typed to see something happen to the text of the page. */
const EXAMPLES = {
  lang: 'de',
  label: 'Hear about the bell',
  for: 'other',
  skip: '.note',
  src: '../gallery/late-clock.mp3',
};

const idOf = (name) => `attribute-${name}`;

const FIELDS = {
  flag: (field) => `<input type="checkbox" ${field} />`,
  choice: (field, { values }) =>
    `<select ${field}>${values
      .map((value, at) => `<option value="${value}">${value}${at ? '' : ' (default)'}</option>`)
      .join('')}</select>`,
  number: (field, { min, max, defaultValue }) =>
    `<input type="number" min="${min}" max="${max}" step="any" placeholder="${defaultValue}" ${field} />`,
  text: (field, { name }) =>
    `<input placeholder="${escapeHtml(EXAMPLES[name] ?? '')}" spellcheck="false" ${field} />`,
};

function row(attribute) {
  const { name, kind, property, description } = attribute;
  const id = idOf(name);
  const field = `id="${id}" name="${name}" aria-describedby="${id}-meaning"`;
  const other = property && property !== name ? ` Property: \`${property}\`.` : '';
  return `<div class="option">
      <label for="${id}"><code>${name}</code></label>
      <div class="control">${FIELDS[kind](field, attribute)}<button type="button" class="undo" data-undo="${name}" aria-label="Reset ${name}" hidden>Reset</button></div>
      <p id="${id}-meaning">${inline(sentence(description) + other)}</p>
    </div>`;
}

/** The part of the reference about attributes, with a field for each and the player that they change. */
export const attributesSection = (root) =>
  `<p>Change them here: the player of the sample follows at once. A flag is on if it is there, whatever its value.</p>
    <div class="try" data-article-player="skip">
      <div class="bench" role="group" aria-label="The player to try">
        <article class="stage" id="sample">
          <h3>The bell at the ford</h3>
          <article-player id="tried"></article-player>
          <p>Nobody rings it for the hour. It is rung when the water is too high to cross, and once a year for the goats.</p>
          <p lang="la">Festina lente.</p>
          <pre tabindex="0" role="group" aria-label="Code of the sample"><code>ring(3)\nwait()</code></pre>
          <p class="note">A note: the goats do not care.</p>
        </article>
        <pre tabindex="0" role="group" aria-label="The tag"><code id="tag"></code></pre>
        <div class="actions">
          <button type="button" class="first" data-copy="tag">Copy the tag</button>
          <button type="button" data-undo="">Reset all</button>
          <span class="copied" role="status"></span>
        </div>
        <p class="stage" id="other">Another text, whose id is “other”.</p>
      </div>
      <form class="options fields" id="options" autocomplete="off">${attributesOf(root).map(row).join('\n')}</form>
    </div>
    <script type="module" src="../assets/reference.ts"></script>
    `;

/** The page of the reference with that part in place of the table. */
export function withFields(html, root) {
  const part = /(?<=<h2 id="attributes">.*<\/h2>\n)[^]*?(?=<h2 )/;
  if (!part.test(html)) throw new Error('docs/reference.md has no part about attributes.');
  return html.replace(part, () => attributesSection(root));
}
