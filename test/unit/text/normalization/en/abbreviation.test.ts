import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('titles', () => {
  reads('en', [
    ['Dr. Evil', 'Doctor Evil'],
    ['Gov. Lee, Sen. Lee', 'Governor Lee, Senator Lee'],
    ['Mr Lee', 'Mister Lee'],
    ['the gen. was here', 'the gen. was here'],
  ]);
});

describe('saints, streets and drives', () => {
  reads('en', [
    ['St. Louis', 'Saint Louis'],
    ['In St. Louis', 'In Saint Louis'],
    ['Main St.', 'Main Street.'],
    ['Main St. is wet', 'Main Street is wet'],
    ['Mulholland Dr. is wet', 'Mulholland Drive is wet'],
    ['5th Ave, north', 'fifth Avenue, north'],
    ['Mt. Hood', 'Mount Hood'],
  ]);
});

describe('abbreviations before a number', () => {
  reads('en', [
    ['No. 5', 'number five'],
    ['№ 5', 'number five'],
    ['No.5', 'number five'],
    ['He said no. Then', 'He said no. Then'],
    ['Fig. 3', 'Figure three'],
    ['c. 1850', 'circa eighteen fifty'],
  ]);
});

describe('other abbreviations', () => {
  reads('en', [
    ['e.g. this', 'for example this'],
    ['paint, etc.', 'paint, et cetera.'],
    ['Acme Inc. won', 'Acme Incorporated won'],
    ['at Acme Inc. It', 'at Acme Incorporated. It'],
    ['Mon., Jan. 5', 'Monday, January fifth'],
    ['The cat sat. Then', 'The cat sat. Then'],
    ['WWII', 'World War Two'],
    ['tv', 'TV'],
    ['w/o it', 'without it'],
  ]);
});
