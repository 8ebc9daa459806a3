import { tableOf } from '../token-class.js';

/** The names of a currency and of its hundredth, if that has a name. */
export interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent?: string | undefined;
  readonly cents?: string | undefined;
}

/** A sign, or a code of three letters. The source of a regular expression. */
export const CURRENCY = String.raw`(?:US \$|[A-Z]{1,2}[$¥]|\p{Sc}|[A-Z]{3}(?!\d)|USD|EUR|GBP|Rs\.?|kr|zł)`;
/** Signs that CLDR does not have for English, and frequent ones: to look for others takes 50 ms. */
const SIGNS = tableOf(
  '$=USD|€=EUR|£=GBP|¥=JPY|AU$=AUD|C$=CAD|S$=SGD|Rs=INR|kr=SEK|RMB=CNY|US$=USD|¢=cent|₿=bitcoin',
);
/** Codes that mean something else more often. */
const WORDS = /^(?:ALL|TRY|TOP|PEN|CUP|MOP|SOS|BAM|MAD|PHP|CRC|STD)$/;
/** Hundredths, by the last word of their currency. */
const CENTS = tableOf(
  'dollar=cent|euro=cent|pound=penny/pence|rupee=paisa/paise|peso=centavo|franc=centime',
);

const known = new Map<string, Currency | undefined>();

/** The currency of a sign or code of ISO 4217. All of them, and their names, are the platform's (CLDR). */
export function currencyOf(sign: string): Currency | undefined {
  if (!known.has(sign)) known.set(sign, read(sign.replace(/[. ]/, '')));
  return known.get(sign);
}

function read(sign: string): Currency | undefined {
  const code = SIGNS.get(sign) ?? (/^[A-Z]{3}$/.test(sign) ? sign : codeOf(sign));
  if (!code || WORDS.test(sign)) return undefined;
  // ISO 4217 does not have it.
  if (/^[a-z]+$/.test(code)) return { one: code, many: `${code}s` };
  // A sign of one currency in its own country: "pounds", not "British pounds".
  const nameOf = (count: number) => {
    const name = partOf(code, 'name', count);
    return /[A-Z]./.test(sign) ? name : name.replace(/.* /, '').toLowerCase();
  };
  const one = nameOf(1);
  if (one === code) return undefined;
  const [cent, cents = cent && `${cent}s`] = CENTS.get(one.replace(/.* /, ''))?.split('/') ?? [];
  return { one, many: nameOf(2), cent, cents };
}

/** `R$` is a sign in English; `₦` is one in its own country. */
function codeOf(sign: string): string | undefined {
  // Browsers of 2021 have no list of currencies.
  const codes = Intl.supportedValuesOf?.('currency') ?? [];
  const having = (display: string) => codes.find((code) => partOf(code, display, 1) === sign);
  return having('symbol') ?? having('narrowSymbol');
}

function partOf(currency: string, currencyDisplay: string, count: number): string {
  const options = { style: 'currency', currency, currencyDisplay, maximumFractionDigits: 0 };
  const parts = new Intl.NumberFormat('en', options as Intl.NumberFormatOptions).formatToParts(
    count,
  );
  return parts.find(({ type }) => type === 'currency')!.value;
}
