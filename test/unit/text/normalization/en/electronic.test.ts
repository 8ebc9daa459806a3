import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('addresses', () => {
  reads('en', [
    ['jane@gmail.com', 'jane at gmail dot com'],
    ['a-1.b3_c@x.fr', 'a dash one dot b three underscore c at x dot FR'],
    ['www.example.com', 'WWW dot example dot com'],
    ['http://example.com/12', 'HTTP colon slash slash example dot com slash one two'],
    ['Read example.com.', 'Read example dot com.'],
    ['(see example.org/a)', '(see example dot org slash a)'],
    ['Node.js', 'Node dot JS'],
    ['README.md', 'README dot MD'],
    ['to-or-from.io', 'to dash or dash from dot IO'],
    ['report.final.pdf', 'report dot final dot PDF'],
  ]);
});

describe('points that are no part of an address', () => {
  reads('en', [
    ['The U.S. did', 'The U.S. did'],
    ['He left.The end', 'He left.The end'],
    ['a Ph.D. in', 'a Ph.D. in'],
  ]);
});
