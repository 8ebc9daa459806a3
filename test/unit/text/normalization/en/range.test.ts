import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('ranges', () => {
  reads('en', [
    ['10–20', 'ten to twenty'],
    ['pp. 5-7', 'pages five to seven'],
    ['5pm-7 pm', 'five PM to seven PM'],
    ['1960s-1980s', 'nineteen sixties to nineteen eighties'],
    ['5% – 10%', 'five percent to ten percent'],
    ['$3 million–$4 million', 'three million dollars to four million dollars'],
    ['COVID-19', 'COVID-nineteen'],
    ['No. 19-1042', 'number nineteen-one thousand forty-two'],
    ['170 - 45', 'one hundred seventy - forty-five'],
  ]);
});

describe('scores and ratios', () => {
  reads('en', [
    ['won 3–2', 'won three to two'],
    ['3:1', 'three to one'],
    ['John 3:16', 'John three sixteen'],
    ['Psalm 119:105', 'Psalm one hundred nineteen to one hundred five'],
  ]);
  reads('en-GB', [
    ['They won 3–0', 'They won three nil'],
    ['aged 3–10', 'aged three to ten'],
  ]);
});
