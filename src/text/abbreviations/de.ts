import type { Rules } from './index.js';

export const de: Rules = [
  [
    'eine dies nach auch aber wenn dann dort hier danach sein',
    'z.b d.h evtl inkl exkl sog bspw bzgl geb fa dipl ing mag med mio mrd',
    'abs abb kap dez',
    'jh chr 1',
  ],
  // `Lindenstr. 14`, `die Bahnhofstr. ist`, `einschl. der Miete`, `insbes. für`
  /(?:str|schl|bes)\.\x01[\d\p{Ll}]/u,
];
