import type { AudioEvent } from './audio-event.js';

/** The tools that are known by name. */
export type AnalyticsTool = 'ga4' | 'plausible' | 'matomo';

/** Sends an event. Throws if the tool is not in the page. */
export type Send = (event: AudioEvent) => void;

type Parameters = Readonly<Record<string, string | number>>;

/** What the tools have defined on the window, each in its own snippet. */
interface ToolGlobals {
  readonly gtag?: (command: 'event', name: string, parameters: Parameters) => void;
  readonly dataLayer?: { push(entry: Parameters): void };
  readonly plausible?: (name: string, options: { props: Record<string, string> }) => void;
  readonly _paq?: { push(call: readonly unknown[]): void };
}

const globals = () => globalThis as unknown as ToolGlobals;

/** The event as parameters; a tool shows those without a value as "(not set)". */
function parametersOf({ title, duration, heard, percent, trigger }: AudioEvent): Parameters {
  return {
    audio_title: title,
    audio_duration: duration,
    audio_heard: heard,
    audio_percent: percent,
    ...(trigger && { audio_trigger: trigger }),
  };
}

/** Google Analytics 4: by gtag.js, or for Google Tag Manager by an entry of the data layer. */
function toGoogle(event: AudioEvent): void {
  const { gtag, dataLayer } = globals();
  if (typeof gtag === 'function') gtag('event', event.name, parametersOf(event));
  else if (dataLayer) dataLayer.push({ event: event.name, ...parametersOf(event) });
  else throw new ReferenceError('neither window.gtag nor window.dataLayer is defined.');
}

/** Plausible takes strings as the values of its custom properties. */
function toPlausible(event: AudioEvent): void {
  const { plausible } = globals();
  if (typeof plausible !== 'function') throw new ReferenceError('window.plausible is not defined.');
  const props: Record<string, string> = {};
  for (const [name, value] of Object.entries(parametersOf(event))) props[name] = String(value);
  plausible(event.name, { props });
}

/** Matomo takes a category, an action, a name and one number. */
function toMatomo({ name, title, percent, heard, duration }: AudioEvent): void {
  const { _paq } = globals();
  if (!_paq) throw new ReferenceError('window._paq is not defined.');
  const value = { audio_start: duration, audio_progress: percent, audio_complete: heard }[name];
  _paq.push(['trackEvent', 'audio', name, title, value]);
}

const TOOLS: Readonly<Record<AnalyticsTool, Send>> = {
  ga4: toGoogle,
  plausible: toPlausible,
  matomo: toMatomo,
};

/** @throws `TypeError` if it is neither the name of a tool nor a function. */
export function destinationOf(to: unknown): Send {
  if (typeof to === 'function') return to as Send;
  if (typeof to === 'string' && Object.hasOwn(TOOLS, to)) return TOOLS[to as AnalyticsTool];
  throw new TypeError(`\`to\` must be a function, or one of: ${Object.keys(TOOLS).join(', ')}.`);
}
