import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('whole and decimal numbers', () => {
  reads('en', [
    ['1', 'one'],
    ['123 ships', 'one hundred twenty-three ships'],
    ['-2', 'minus two'],
    ['9,000', 'nine thousand'],
    ['123,000,012', 'one hundred twenty-three million twelve'],
    ['12,34,567', 'one million two hundred thirty-four thousand five hundred sixty-seven'],
    ['004', 'zero zero four'],
    ['.1665', 'point one six six five'],
    ['0.05', 'zero point zero five'],
    ['2.00', 'two point zero zero'],
    ['100 million', 'one hundred million'],
    ['1.5e6', 'one point five times ten to the six'],
    ['the claim.5 Then', 'the claim.five Then'],
  ]);
  reads('en-GB', [
    ['101', 'one hundred and one'],
    ['1,001', 'one thousand and one'],
    [
      '2,345,678',
      'two million three hundred and forty-five thousand six hundred and seventy-eight',
    ],
  ]);
});

describe('digits that are grouped by spaces', () => {
  reads('en', [
    ['10 000 people', 'ten thousand people'],
    ['10\u00a0000 people', 'ten thousand people'],
    ['10\u202f000\u202f000', 'ten million'],
    ['555 123 45', 'five hundred fifty-five one hundred twenty-three forty-five'],
  ]);
});

describe('numbers as on the continent', () => {
  reads('en', [
    ['1,5 kg', 'one point five kilograms'],
    ['1.234,56 €', 'one thousand two hundred thirty-four euros fifty-six cents'],
  ]);
});

describe('four digits', () => {
  reads('en', [
    ['2012', 'twenty twelve'],
    ['In 1066 they came', 'In ten sixty-six they came'],
    ['1905', 'nineteen oh five'],
    ['1900', 'nineteen hundred'],
    ['2009', 'two thousand nine'],
    ['1500 men', 'one thousand five hundred men'],
    ['in 1945 soldiers came home', 'in nineteen forty-five soldiers came home'],
    ['about 1500', 'about one thousand five hundred'],
    ['2345', 'two thousand three hundred forty-five'],
    ['Flight 370 to Room 101', 'Flight three seventy to Room one oh one'],
  ]);
});

describe('five digits and more without groups', () => {
  reads('en', [
    ['13000 people', 'thirteen thousand people'],
    ['over 18542', 'over eighteen thousand five hundred forty-two'],
    ['ID 45190.', 'ID four five one nine zero.'],
    [
      '1234567890123456789',
      'one two three four five six seven eight nine zero one two three four five six seven eight nine',
    ],
  ]);
});
