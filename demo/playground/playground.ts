// The playground: what is chosen in the form is shown in the frame, as a tag, and as a link.
import type { ArticlePlayerElement } from '../../src/shell/article-player.js';
import { LOCALE_NAMES } from './languages.js';
import { COLORS, settingsFrom, TEXTS, CHOICES, type Settings } from './options.js';
import { ignoreLinks, show, skeleton, type Shown } from './frame.js';
import { fromFragment, toFragment } from './link.js';
import { SAMPLES, type SampleName } from './samples.js';
import { cssOf, TARGETS, type Target } from './tags.js';
import { attributesIn } from '../assets/attributes.js';
import { onCopy } from '../assets/copy.js';

/** How long the frame waits for the next key, in ms. */
const PAUSE = 300;

const find = <E extends Element>(selector: string) => document.querySelector<E>(selector)!;
const form = find<HTMLFormElement>('.settings');
const frame = find<HTMLIFrameElement>('#frame');
const preview = find<HTMLInputElement>('#preview');
const target = find<HTMLSelectElement>('#target');
const facts = find('.facts');
const address = find<HTMLInputElement>('#address');

fillLanguages();
fillColors();
onCopy();
let shown: Shown | undefined;
let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const linked = await fromFragment(location.hash.slice(1));
write(linked ?? settingsFrom({ source: SAMPLES.page }));

form.addEventListener('input', later);
form.addEventListener('change', later);
form.addEventListener('reset', () => write(settingsFrom({ source: SAMPLES.page })));
form.addEventListener('submit', (event) => event.preventDefault());
preview.addEventListener('change', render);
target.addEventListener('change', writeTag);
find('.samples').addEventListener('click', ({ target: pressed }) => {
  const name = (pressed as HTMLElement).dataset['sample'] as SampleName | undefined;
  if (!name) return;
  find<HTMLTextAreaElement>('#source').value = SAMPLES[name];
  later();
});
find('#link').addEventListener('click', () => void writeLink());

const { src } = find<HTMLScriptElement>('script[data-player]');
frame.srcdoc = skeleton(src);
frame.addEventListener('load', () => {
  ignoreLinks(frame.contentDocument!);
  shown = undefined;
  render();
});
writeTag();

function fillLanguages(): void {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const select = find<HTMLSelectElement>('[name="lang"]');
  select.append(...LOCALE_NAMES.map((lang) => new Option(names.of(lang), lang)));
}

/** A colour counts when its box is ticked: a field of this kind cannot be empty. */
function fillColors(): void {
  for (const name of COLORS) {
    const text = name.replace('--article-player-', '').replaceAll('-', ' ');
    const row = document.createElement('div');
    row.className = 'color';
    row.innerHTML = `<label class="check"><input type="checkbox" name="use${name}" /> ${text}</label><input type="color" name="${name}" aria-label="${text}" value="#1d5b48" />`;
    find('.colors').append(row);
  }
  find('.colors').addEventListener('input', ({ target: field }) => {
    const { type, name } = field as HTMLInputElement;
    if (type === 'color') fieldOf<HTMLInputElement>(`use${name}`).checked = true;
  });
}

function fieldOf<F = HTMLSelectElement | HTMLInputElement>(name: string): F {
  return form.elements.namedItem(name) as F;
}

function read(): Settings {
  const data = new FormData(form);
  return settingsFrom({
    source: data.get('source'),
    place: data.get('place'),
    attributes: Object.fromEntries(attributesIn(form)),
    colors: Object.fromEntries(
      COLORS.filter((name) => data.has(`use${name}`)).map((name) => [name, data.get(name)]),
    ),
  });
}

function write({ source, place, attributes, colors }: Settings): void {
  fieldOf('source').value = source;
  fieldOf('place').value = place;
  for (const name of TEXTS) fieldOf(name).value = String(attributes[name] ?? '');
  for (const [name, [first]] of Object.entries(CHOICES))
    fieldOf(name).value = String(attributes[name] ?? first);
  fieldOf('online-voices').value = attributes['online-voices'] ? 'true' : '';
  fieldOf<HTMLInputElement>('dim').checked = attributes['dim'] === true;
  for (const name of COLORS) {
    fieldOf<HTMLInputElement>(`use${name}`).checked = name in colors;
    if (colors[name]) fieldOf(name).value = colors[name];
  }
  later();
}

function later(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    writeTag();
    render();
  }, PAUSE);
}

function writeTag(): void {
  find('#tag').textContent = TARGETS[target.value as Target](read());
}

function render(): void {
  const page = frame.contentDocument;
  if (!page?.querySelector('#colors')) return;
  const settings = read();
  const view = { css: cssOf(settings.colors), preview: preview.checked };
  shown = show(page, settings, view, shown);
  void writeFacts(shown.player, ++turn);
}

async function writeFacts(player: ArticlePlayerElement, asked: number): Promise<void> {
  await frame.contentWindow!.customElements.whenDefined('article-player');
  // Changed attributes are applied, which may read the article again.
  await player.updateComplete;
  if (player.sentences.length === 0) facts.textContent = '';
  await player.ready;
  const text = factsOf(player.sentences.length, player.duration);
  if (asked === turn && facts.textContent !== text) facts.textContent = text;
}

function factsOf(sentences: number, seconds: number): string {
  if (sentences === 0) return 'Nothing here can be read aloud.';
  const time =
    seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
  return `${sentences} ${sentences === 1 ? 'sentence' : 'sentences'}, about ${time}.`;
}

async function writeLink(): Promise<void> {
  const { fragment, whole } = await toFragment(read());
  address.value = `${location.href.split('#')[0]}#${fragment}`;
  find('.made').toggleAttribute('hidden', false);
  address.select();
  find('.copied').textContent = whole
    ? 'The link is below.'
    : 'The text is too long for a link: it holds the settings only.';
}
