import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('fractions', () => {
  reads('en', [
    ['1½ cups', 'one and a half cups'],
    ['½ of it', 'one half of it'],
    ['3 2/4', 'three and two quarters'],
    ['1/4th', 'one quarter'],
    ['31/32', 'thirty-one thirty-seconds'],
    ['2/3', 'two thirds'],
    ['3 5/2', 'three and five halves'],
    ['1/2007', 'one two thousand seventh'],
    ['128/82', 'one hundred twenty-eight over eighty-two'],
    ['22/7', 'twenty-two sevenths'],
    ['2/3rds', 'two thirds'],
  ]);
});

describe('pairs of numbers that are no fraction', () => {
  reads('en', [
    ['24/7', 'twenty-four seven'],
    ['9/11', 'nine eleven'],
    ['rated 8/10', 'rated eight out of ten'],
    ['on 7/4', 'on July fourth'],
  ]);
  reads('en-GB', [['on 7/4', 'on the seventh of April']]);
});
