import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('the time of day', () => {
  reads('en', [
    ['01:00', 'one o’clock'],
    ['1:00 a.m. sharp', 'one AM sharp'],
    ['5pm', 'five PM'],
    ['1.59 p.m.', 'one fifty-nine PM.'],
    ['9:05', 'nine oh five'],
    ['14:30', 'fourteen thirty'],
    ['14:00', 'fourteen hundred'],
    ['00:00', 'midnight'],
    ['7 a.m. EST', 'seven AM EST'],
    ['10:00 p.m. e.s.t. today', 'ten PM EST today'],
    ['at 5 p.m. He left', 'at five PM. He left'],
    ['at 4 p.m. on Monday', 'at four PM on Monday'],
    ['9 EST', 'nine EST'],
  ]);
});

describe('durations', () => {
  reads('en', [
    ['14:10:30', 'fourteen hours ten minutes and thirty seconds'],
    ['01:01:01', 'one hour one minute and one second'],
  ]);
});
