import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('numbers', () => {
  reads('de', [
    ['1', 'eins'],
    ['21 Leute', 'einundzwanzig Leute'],
    ['101', 'hunderteins'],
    ['1.234', 'tausendzweihundertvierunddreißig'],
    ['1 000 000', 'eine Million'],
    ['2.500.000', 'zwei Millionen fünfhunderttausend'],
    ['3,5', 'drei Komma fünf'],
    ['-5', 'minus fünf'],
    ['007', 'null null sieben'],
    ['10–20', 'zehn bis zwanzig'],
  ]);
});

describe('ordinal numbers', () => {
  reads('de', [
    ['der 7. Platz', 'der siebte Platz'],
    ['am 3. Tag', 'am dritten Tag'],
    ['zum 21. Mal', 'zum einundzwanzigsten Mal'],
    ['Es waren 3. Dann', 'Es waren drei. Dann'],
  ]);
});

describe('amounts of money', () => {
  reads('de', [
    ['5,50 €', 'fünf Euro fünfzig'],
    ['1 €', 'ein Euro'],
    ['3 Mio. €', 'drei Millionen Euro'],
    ['1 Mrd. Euro', 'eine Milliarde Euro'],
    ['$20', 'zwanzig Dollar'],
    ['20 CHF', 'zwanzig Franken'],
  ]);
});

describe('dates and times', () => {
  reads('de', [
    ['Am 3. Mai 1990', 'Am dritten Mai neunzehnhundertneunzig'],
    ['Der 3.10.1990', 'Der dritte Oktober neunzehnhundertneunzig'],
    ['3. Okt. 2024', 'dritter Oktober zweitausendvierundzwanzig'],
    ['2024-10-03', 'dritter Oktober zweitausendvierundzwanzig'],
    ['1914–18', 'neunzehnhundertvierzehn bis achtzehn'],
    ['um 14:30 Uhr', 'um vierzehn Uhr dreißig'],
    ['um 1:00 Uhr', 'um ein Uhr'],
    ['im Jahr 1805', 'im Jahr achtzehnhundertfünf'],
    ['1805 Menschen', 'tausendachthundertfünf Menschen'],
  ]);
});

describe('measures', () => {
  reads('de', [
    ['5 µg', 'fünf Mikrogramm'],
    ['1 km', 'ein Kilometer'],
    ['1 h', 'eine Stunde'],
    ['100 km/h', 'hundert Kilometer pro Stunde'],
    ['10–20 kg', 'zehn bis zwanzig Kilogramm'],
    ['3,5 %', 'drei Komma fünf Prozent'],
  ]);
});
