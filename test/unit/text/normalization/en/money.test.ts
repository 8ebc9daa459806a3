import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('amounts of money', () => {
  reads('en', [
    ['$1', 'one dollar'],
    ['$2.00', 'two dollars'],
    ['$20.5', 'twenty dollars fifty cents'],
    ['$0.02', 'two cents'],
    ['$.01', 'one cent'],
    ['£20.01', 'twenty pounds one penny'],
    ['£1.111', 'one point one one one pounds'],
    ['€31 million', 'thirty-one million euros'],
    ['¥30 b', 'thirty billion yen'],
    ['$1.5m', 'one point five million dollars'],
    ['US$76.3 trillion', 'seventy-six point three trillion US dollars'],
    ['₩460 billion', 'four hundred sixty billion won'],
    ['₹20', 'twenty rupees'],
    ['₦5', 'five nairas'],
    ['₿2', 'two bitcoins'],
    ['CN¥5', 'five Chinese yuan'],
    ['Rs. 500', 'five hundred Indian rupees'],
    ['R$5', 'five Brazilian reals'],
    ['CHF 20', 'twenty Swiss francs'],
    ['EUR20', 'twenty euros'],
    ['20 SEK', 'twenty Swedish kronor'],
    ['US $5', 'five US dollars'],
    ['A$5', 'five Australian dollars'],
    ['5 €', 'five euros'],
    ['99¢', 'ninety-nine cents'],
    ['¥151.20', 'one hundred fifty-one point two zero yen'],
    ['€10.000', 'ten thousand euros'],
    ['-$5', 'minus five dollars'],
  ]);
  reads('en-GB', [
    ['£101', 'one hundred and one pounds'],
    ['50p', 'fifty pence'],
  ]);
});

describe('prices and ranges', () => {
  reads('en', [
    ['$20/mo', 'twenty dollars per month'],
    ['£10/wk', 'ten pounds per week'],
    ['$5/kg', 'five dollars per kilogram'],
    ['$250-$300', 'two hundred fifty dollars to three hundred dollars'],
    ['$250–300', 'two hundred fifty to three hundred dollars'],
    ['£5–10m', 'five to ten million pounds'],
    ['a $20 ticket', 'a twenty dollar ticket'],
    ['a $5-million house', 'a five million dollar house'],
    ['paid a $20 in tips', 'paid a twenty dollars in tips'],
  ]);
});

describe('capitals before a number that are no currency', () => {
  reads('en', [
    ['TOP 10', 'TOP ten'],
    ['CRC32', 'CRC thirty-two'],
    ['PHP 8', 'PHP eight'],
    ['NYC 5', 'NYC five'],
  ]);
});
