/** The languages of the player's own words. */
export const LOCALE_NAMES: readonly string[] =
  'ar cs de en es fr he hi it ja ko nl pl pt ru sv tr uk zh-hans zh-hant'.split(' ');
