import { tableOf, wordClass } from '../token-class.js';
import { cardinalBefore, NUMBER, numberWords } from './number-words.js';

/**
 * Units (SI Brochure, DIN 1301): their name, or one and many. A name in `-` is feminine: "eine".
 */
const UNITS = tableOf(
  'km=Kilometer|m=Meter|dm=Dezimeter|cm=Zentimeter|mm=Millimeter|µm=Mikrometer|nm=Nanometer|kg=Kilogramm|g=Gramm|mg=Milligramm|µg=Mikrogramm|t=-Tonne/Tonnen|l=Liter|dl=Deziliter|cl=Zentiliter|ml=Milliliter|' +
    'ha=Hektar|km²=Quadratkilometer|m²=Quadratmeter|cm²=Quadratzentimeter|m³=Kubikmeter|cm³=Kubikzentimeter|km/h=Kilometer pro Stunde|m/s=Meter pro Sekunde|' +
    'h=-Stunde/Stunden|Std.=-Stunde/Stunden|min=-Minute/Minuten|Min.=-Minute/Minuten|s=-Sekunde/Sekunden|Sek.=-Sekunde/Sekunden|ms=-Millisekunde/Millisekunden|' +
    'W=Watt|kW=Kilowatt|MW=Megawatt|kWh=-Kilowattstunde/Kilowattstunden|V=Volt|mA=Milliampere|Hz=Hertz|kHz=Kilohertz|MHz=Megahertz|GHz=Gigahertz|kB=Kilobyte|MB=Megabyte|GB=Gigabyte|TB=Terabyte|' +
    'PS=PS|kcal=Kilokalorie/Kilokalorien|kJ=Kilojoule|hPa=Hektopascal|dB=Dezibel|%=Prozent|‰=Promille|°C=Grad Celsius|°F=Grad Fahrenheit|°=Grad|EL=Esslöffel|TL=Teelöffel',
);
const UNIT = [...UNITS.keys()]
  .sort((one, other) => other.length - one.length)
  .map((unit) => unit.replace('.', String.raw`\.`).replace('µ', '[µμ]'))
  .join('|');

/** A number or a range with a unit: `5 µg` "fünf Mikrogramm", `10–20 km` "zehn bis zwanzig Kilometer". */
export const measure = wordClass(
  'd',
  String.raw`(${NUMBER})(?:\s?[-–]\s?(${NUMBER}))?[\s-]?(${UNIT})(?![²³/])`,
  ([, number = '', to, unit = '']) => {
    const [one = '', many = one.replace('-', '')] = UNITS.get(unit.replace('μ', 'µ'))!.split('/');
    if (to) return `${numberWords(number)} bis ${numberWords(to)} ${many}`;
    if (number === '1') return one.startsWith('-') ? `eine ${one.slice(1)}` : `ein ${one}`;
    return `${/,/.test(number) ? numberWords(number) : cardinalBefore(number)} ${many}`;
  },
);
