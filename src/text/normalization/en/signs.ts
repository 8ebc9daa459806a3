import { tableOf } from '../token-class.js';

/** Signs and their names, in addresses and between words. */
export const SIGNS = tableOf(
  '.=dot|-=dash|_=underscore|/=slash|:=colon|?=question mark|#=hash|~=tilde|@=at|&=and|%=percent|*=asterisk|$=dollar|^=to the|°=degrees|©=copyright|№=number|' +
    '≠=is not equal to|≈=approximately|<=less than|>=greater than|≤=less than or equal to|≥=greater than or equal to|±=plus or minus|÷=divided by|∞=infinity|√=square root of|∆=delta|→=to|™=|®=|§=section|§§=sections',
)
  // The separators of the table itself.
  .set('=', 'equals')
  .set('+', 'plus');
