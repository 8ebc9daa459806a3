import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('days and months', () => {
  reads('en', [
    ['July 25, 2012', 'July twenty-fifth, twenty twelve'],
    ['july 25 2012', 'july twenty-fifth twenty twelve'],
    ['25 July 2012', 'the twenty-fifth of July twenty twelve'],
    ['the 25 July', 'the twenty-fifth of July'],
    ['25th of July', 'the twenty-fifth of July'],
    ['Sept. 9', 'September ninth'],
    ['Nov. 29 at noon', 'November twenty-ninth at noon'],
    ['Jan-15', 'January fifteenth'],
    ['May 5–7', 'May fifth to seventh'],
    ['Jan. 2020', 'January twenty twenty'],
    ['July 1876', 'July eighteen seventy-six'],
    ['25 sept.', 'the twenty-fifth of September'],
    ['SEPT. 15', 'September fifteenth'],
  ]);
  reads('en-GB', [
    ['July 25', 'July the twenty-fifth'],
    ['25 July 2009', 'the twenty-fifth of July two thousand and nine'],
  ]);
});

describe('dates in digits', () => {
  reads('en', [
    ['2016/07/03', 'July third, twenty sixteen'],
    ['2016-07-03', 'July third, twenty sixteen'],
    ['01/07/98', 'January seventh, ninety-eight'],
    ['29/11/2026', 'the twenty-ninth of November twenty twenty-six'],
    ['15.01.2020', 'the fifteenth of January twenty twenty'],
  ]);
  reads('en-GB', [
    ['04/07/2024', 'the fourth of July twenty twenty-four'],
    ['2024-07-04', 'the fourth of July twenty twenty-four'],
  ]);
});

describe('years', () => {
  reads('en', [
    ['1980s', 'nineteen eighties'],
    ["the '80s", 'the eighties'],
    ['mid-1980s', 'mid-nineteen eighties'],
    ['’98', 'ninety-eight'],
    ['1960-80', 'nineteen sixty to eighty'],
    ['1914–1918', 'nineteen fourteen to nineteen eighteen'],
    ['2023/24', 'twenty twenty-three twenty-four'],
    ['44 BC', 'forty-four BC'],
    ['A.D. 79', 'AD seventy-nine'],
    ['500 b.c.', 'five hundred BC'],
  ]);
});

describe('months that are other words', () => {
  reads('en', [
    ['you may 5 times', 'you may five times'],
    ['of these 3 may fail', 'of these three may fail'],
    ['In May 10 people came', 'In May ten people came'],
  ]);
});
