import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('equations', () => {
  reads('en', [
    ['x +1 = y', 'x plus one equals y'],
    ['1-2=5', 'one minus two equals five'],
    ['5 - 3 = 2', 'five minus three equals two'],
    ['3 × 4 = 12', 'three times four equals twelve'],
    ['4 × 4', 'four by four'],
    ['1920x1080', 'nineteen twenty by one thousand eighty'],
    ['p < 0.05', 'p less than zero point zero five'],
    ['E = mc²', 'E equals mc squared'],
    ['10⁶', 'ten to the sixth'],
    ['10⁻³', 'ten to the minus three'],
    ['x^2', 'x squared'],
    ['−5', 'minus five'],
  ]);
});

describe('signs', () => {
  reads('en', [
    ['Acme™ won', 'Acme won'],
    ['R&D', 'R and D'],
    ['C++ and C#', 'C plus plus and C sharp'],
    ['upgrade / update', 'upgrade slash update'],
    ['and/or', 'and or'],
    ['§ 5', 'section five'],
    ['#5', 'number five'],
    ['@mypizza', 'at mypizza'],
    ['test$', 'test dollar'],
    ['snake_case and _this', 'snake underscore case and _this'],
    ['~20', 'about twenty'],
    ['α-particles', 'alpha-particles'],
    ['the claim² holds', 'the claim holds'],
    ['=> and ==', '=> and =='],
  ]);
});
