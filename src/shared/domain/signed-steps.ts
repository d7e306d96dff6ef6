/** Steps that are signed by a person where the computer is shared, and what he signs with. */

/** Digits only: a scanner types them whatever input method is on. 24 of them are 79 random bits. */
export const BADGE_DIGITS = 24;
export const PIN_DIGITS = 6;
/** Kept in capitals. */
export const STAFF_NO = /^[0-9A-Za-z]{1,12}$/u;

/** Replacing a lot makes a picker of whoever does it, so it is signed like the picking itself. */
export const signedSteps: ReadonlySet<string> = new Set([
  'dispatch.finishPicking',
  'dispatch.replaceLot',
  'dispatch.checkNote',
  'dispatch.shipNote',
  'dispatch.signNote',
  'dispatch.voidNote',
  'dispatch.shortPath',
  'dispatch.finishNote',
]);
