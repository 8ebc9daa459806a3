// Settings in the fragment of an address, which a browser does not send to the server.
import { settingsFrom, type Settings } from './options.js';

/** The longest fragment that is made, in characters: programs for mail and chat cut longer links. */
export const LONGEST = 8000;

const transformed = async (bytes: Uint8Array<ArrayBuffer>, by: GenericTransformStream) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(by)).arrayBuffer());

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );

async function packed(settings: Settings): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(settings));
  return toBase64Url(await transformed(bytes, new CompressionStream('deflate-raw')));
}

/** @returns the fragment without `#`, and whether the text is in it: a long one is left out. */
export async function toFragment(
  settings: Settings,
): Promise<{ fragment: string; whole: boolean }> {
  const fragment = await packed(settings);
  if (fragment.length <= LONGEST) return { fragment, whole: true };
  return { fragment: await packed({ ...settings, source: '' }), whole: false };
}

/** @returns the settings in a fragment, `undefined` if it holds none. */
export async function fromFragment(fragment: string): Promise<Settings | undefined> {
  if (fragment === '') return undefined;
  try {
    const bytes = await transformed(
      fromBase64Url(fragment),
      new DecompressionStream('deflate-raw'),
    );
    return settingsFrom(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
