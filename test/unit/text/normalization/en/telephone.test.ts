import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('telephone numbers', () => {
  reads('en', [
    ['+1 123-123-5678', 'plus one, one two three, one two three, five six seven eight'],
    ['(123) 123-5678', 'one two three, one two three, five six seven eight'],
    ['555.555.5555', 'five five five, five five five, five five five five'],
    ['1-800-GO-2-HAUL', 'one, eight hundred, GO two, HAUL'],
    ['020 7946 0958', 'zero two zero, seven nine four six, zero nine five eight'],
    ['1 800 123 4567', 'one, eight hundred, one two three, four five six seven'],
    ['07700 900123', 'zero seven seven zero zero, nine zero zero one two three'],
    ['call 911', 'call nine one one'],
    ['555-1234', 'five five five, one two three four'],
    ['350-1200 people', 'three hundred fifty to one thousand two hundred people'],
  ]);
});

describe('other numbers that are read digit by digit', () => {
  reads('en', [
    ['111-11-1111', 'one one one, one one, one one one one'],
    ['card ending in 8876', 'card ending in eight eight seven six'],
    ['192.168.0.1', 'one nine two dot one six eight dot zero dot one'],
  ]);
});

describe('versions', () => {
  reads('en', [
    ['1.2.3', 'one point two point three'],
    ['v2.0', 'version two point zero'],
    ['1.5 years and 2.5', 'one point five years and two point five'],
  ]);
  reads('en-GB', [['v1.105', 'version one point one hundred and five']]);
});
