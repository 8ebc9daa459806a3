import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('ordinal numbers', () => {
  reads('en', [
    ['1st', 'first'],
    ['12th', 'twelfth'],
    ['20th', 'twentieth'],
    ['23rd', 'twenty-third'],
    ['1,000th', 'one thousandth'],
    ['21ST', 'twenty-first'],
    ['11st', 'eleven st'],
    ['12nd', 'twelve nd'],
    ['1th', 'one th'],
  ]);
  reads('en-GB', [['101st', 'one hundred and first']]);
});
