import { vi } from 'vitest';

/**
 * Makes media queries match, or not match, for the code under test; all others are unchanged.
 * Undone by `vi.restoreAllMocks`.
 */
export function emulate(...queries: string[]) {
  const real = window.matchMedia.bind(window);
  const faked = new Map<string, MediaQueryList>();
  const fake = (query: string, matches: boolean) => {
    const list = Object.assign(new EventTarget(), {
      matches,
      media: query,
    }) as unknown as MediaQueryList;
    faked.set(query, list);
    return list;
  };
  for (const query of queries) fake(query, true);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => faked.get(query) ?? real(query));
  return {
    /** Sets whether a query matches. @returns its list. */
    set(query: string, matches: boolean): MediaQueryList {
      const list = faked.get(query) ?? fake(query, matches);
      Object.assign(list, { matches });
      list.dispatchEvent(new Event('change'));
      return list;
    },
  };
}
