import { tableOf } from '../token-class.js';

/**
 * Units, with the prefixes that are in use with them: SI Brochure (9th edition), IEC 80000-13.
 * `symbol=name`, `symbol=name,prefixes`, or `symbol=units` for what is made of others. `&er` is "er", or
 * "re" in British English (`inDialect`).
 */
const TABLE = tableOf(
  'm=met&er,kdcmµn|g=gram,kKmµn|L=lit&er,hdcmµ|l=lit&er,hdcmµ|s=second,mµnp|Hz=hertz,kMGT|W=watt,mkMGT|V=volt,mµkM|A=ampere,mµnk|J=joule,mkMG|N=newton,kM|Pa=pascal,hkMG|' +
    'Ω=ohm,mkM|F=farad,mµnp|B=byte,kKMGTP|b=bit,kKMGT|bit=bit,kMGT|bps=basis point|eV=electronvolt,mkMGT|mol=mole,mµnk|cal=calorie,k|Wh=watt hour,kMGT|' +
    'Ah=ampere hour,mk|Sv=sievert,mµ|Bq=becquerel,kMG|T=tesla,mµ|bar=bar,m|t=ton,MG|in=inch|ft=foot|yd=yard|mi=mile|lb=pound|lbs=pound|oz=ounce|fl oz=fluid ounce|' +
    'st=stone|gal=gallon|qt=quart|pt=pint|tbsp=tablespoon|tsp=teaspoon|ha=hectare|min=minute|mins=minute|sec=second|hr=hour|hrs=hour|h=hour|wk=week|mo=month|yr=year|' +
    'yrs=year|mph=mi/h|MPH=mi/h|KM=kilomet&er|KG=kilogram|kph=km/h|mpg=mi/gal|rpm=revolution/min|bpm=beat/min|fps=frame/s|psi=lb/in²|ppm=part/million|Mbps=Mb/s|Gbps=Gb/s|kbps=kb/s|Kbps=kb/s|' +
    'hp=horsepower|dB=decibel|cc=cm³|mmHg=millimet&er of mercury|kn=knot|kt=knot|mcg=microgram|IU=international unit|K=kelvin|%=percent|‰=per mille|°=degree|°C=degree Celsius|' +
    '°F=degree Fahrenheit|′=foot|″=inch',
);
const PREFIXES = tableOf(
  'P=peta|T=tera|G=giga|M=mega|k=kilo|K=kilo|h=hecto|d=deci|c=centi|m=milli|µ=micro|n=nano|p=pico',
);
/** Behind a number, these letters alone are no unit. */
const ONLY_WITH_PREFIX = /^[ABbFT]$/;
const INVARIANT = /(?:hertz|horsepower|percent|mille|stone)$/;

const units = new Map<string, string>();
for (const [symbol, row] of TABLE) {
  const [name = '', prefixes = ''] = row.split(',');
  if (!ONLY_WITH_PREFIX.test(symbol)) units.set(symbol, name);
  for (const prefix of prefixes) {
    const prefixed = prefix + symbol;
    if (!TABLE.has(prefixed)) units.set(prefixed, PREFIXES.get(prefix)! + name);
  }
}
// As they are often typed: `ghz`, `kwh`.
for (const [symbol, name] of [...units]) {
  const typed = symbol.toLowerCase();
  if (typed.length > 1 && !units.has(typed)) units.set(typed, name);
}

const SYMBOLS = [...units.keys()].sort((one, other) => other.length - one.length).join('|');
const FACTOR = String.raw`(?:(?:sq|cu)\.? )?(?:${SYMBOLS.replaceAll('µ', '[µμ]')})(?:[²³]|\^?[23](?![\d.,]))?`;

/**
 * A unit, or one per another: `km/h`, `m/s²`, `sq ft`, `mg/kg/d`. The source of a regular expression
 * without groups that capture. Each copy of all symbols takes a browser some ten milliseconds to
 * compile: there are two.
 */
export const UNIT = String.raw`(?:${FACTOR}(?:(?:[·⋅]|\s?\/\s?(?:100 ?)?)(?:${FACTOR}|[dA]))*(?![\p{L}\d²³]))`;

/** Words for powers of ten. The source of a regular expression. */
export const MAGNITUDE =
  '(?:hundred|thousand|million|billion|trillion|quadrillion|lakh|crore)(?!\\p{L})';

const SHORT_MAGNITUDES = tableOf('k=thousand|m+illion|b+illion|t=trillion');

/** A power of ten that is abbreviated, such as `k` or `bn`. */
export const magnitudeOf = (short: string) => SHORT_MAGNITUDES.get(short[0]!.toLowerCase())!;

/** The name of a `UNIT`, or of a word in its place. */
export function unitWords(written: string, singular = false): string {
  const made = units.get(written) ?? '';
  const [product = '', ...divisors] = (made.includes('/') ? made : written).split(/\s?\/\s?/);
  const factors = product.split(/[·⋅]/).map(factorName);
  if (!singular) factors.push(plural(factors.pop()!));
  return [factors.join(' '), ...divisors.map(divisorName)].join(' per ');
}

const divisorName = (written: string) =>
  written.startsWith('100')
    ? `hundred ${plural(factorName(written.slice(3).trim()))}`
    : factorName(written);

/** A unit with its power: `km²` "square kilometer", `s²` "second squared". */
function factorName(written: string): string {
  const [, dimension, symbol = '', power = ''] =
    /^(?:(sq|cu)\.? )?(.+?)\^?([23²³]?)$/.exec(written.replace('μ', 'µ')) ?? [];
  const name = units.get(symbol) ?? (symbol === 'd' ? 'day' : symbol);
  if (/[²³]$/.test(name)) return factorName(name);
  if (!dimension && !power) return name;
  const isSquare = dimension === 'sq' || /[2²]/.test(power);
  if (symbol === 's') return `${name} ${isSquare ? 'squared' : 'cubed'}`;
  return `${isSquare ? 'square' : 'cubic'} ${name}`;
}

/** `degrees Celsius`, `bits per second`, `watt hours`, `feet`. */
const plural = (name: string) =>
  INVARIANT.test(name)
    ? name
    : name.replace(/foot$|inch$|[^ ](?=$| per| of| [CF][ea]| squared)/, (end) =>
        end === 'foot' ? 'feet' : `${end}${end === 'inch' ? 'e' : ''}s`,
      );
