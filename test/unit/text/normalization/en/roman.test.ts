import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('Roman numbers', () => {
  reads('en', [
    ['Henry VIII', 'Henry the eighth'],
    ['Henry VIII’s wives', 'Henry the eighth’s wives'],
    ['Elizabeth I died', 'Elizabeth the first died'],
    ['Sam II', 'Sam the second'],
    ['Chapter IV', 'Chapter four'],
    ['PART XL', 'PART forty'],
    ['World War I', 'World War one'],
    ['type II diabetes', 'type two diabetes'],
    ['Vol. IV', 'Volume four'],
    ['the XIX century', 'the nineteenth century'],
    ['II. The Return', 'two. The Return'],
  ]);
});

describe('capitals that are no Roman numbers', () => {
  reads('en', [
    ['Malcolm X', 'Malcolm X'],
    ['King I think', 'King I think'],
    ['Then I left', 'Then I left'],
    ['a CD and a DVD', 'a CD and a DVD'],
    ['an IV drip', 'an IV drip'],
    ['size XL', 'size XL'],
  ]);
});
