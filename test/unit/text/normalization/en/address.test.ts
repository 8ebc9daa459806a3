import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('streets and places', () => {
  reads('en', [
    ['1428 Elm St.', 'fourteen twenty-eight Elm Street.'],
    ['1428 Elm St. has doors', 'fourteen twenty-eight Elm Street has doors'],
    ['12 S 1st st', 'twelve South first Street'],
    ['905 E Arques Ave', 'nine oh five East Arques Avenue'],
    ['Santa Clara, CA 95051', 'Santa Clara, California nine five zero five one'],
    ['Dover, NY', 'Dover, New York'],
    ['YES, OR', 'YES, OR'],
  ]);
});
