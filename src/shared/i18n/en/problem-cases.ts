import type { Catalogue } from '../catalogue';
import type { problemCases as zh } from '../zh-CN/problem-cases';

export const problemCases: Catalogue<typeof zh> = {
  RATE_LIMITED: {
    wait: 'Too many attempts in a short time; this one was held back. Try again in {{waitSeconds, count}} s.',
  },
  FORBIDDEN: { posts: 'Your post may not do this. These posts may: {{posts, posts}}.' },
  CONFLICT: {
    who: '{{by}} changed this record at {{at, instant}}; your change was not saved. Refresh, compare, and make your change again.',
  },
  STATE_CONFLICT: {
    who: '{{by}} dealt with this at {{at, instant}}; the document is now "{{state, keys}}". Refresh and go on from its new state.',
    state: 'The document is now "{{state, keys}}" and this step is not possible. Refresh and go on from its new state.',
  },
  SELF_APPROVAL: {
    number:
      'You submitted or last edited {{number}}, so you cannot approve it. Ask another colleague with the right to approve.',
  },
  SAME_PERSON: {
    steps:
      'One person may not do both "{{first, keys}}" and "{{second, keys}}". Ask a colleague; in a very small firm the boss can sign for combined posts in the settings.',
  },
  DUPLICATE: {
    number:
      '"{{value}}" already exists in {{number}}; nothing was saved twice. Open the existing one, or change yours.',
    value: '"{{value}}" already exists; nothing was saved twice. Open the existing one, or change yours.',
  },
  IN_USE: {
    count:
      'This record is used in {{count, count}} places and cannot be deleted. Deactivate it, or deal with the documents that use it first.',
    count_one:
      'This record is used in {{count, count}} place and cannot be deleted. Deactivate it, or deal with the document that uses it first.',
  },
  PRODUCT_INCOMPLETE: {
    missing: 'The product "{{name}}" still lacks: {{missing, keys}}. It can be ordered once they are filled in.',
    name: 'The product "{{name}}" is incomplete and cannot be ordered yet. Complete it first.',
  },
  CUSTOMER_INCOMPLETE: {
    missing: 'The customer "{{name}}" still lacks: {{missing, keys}}. Orders are possible once they are filled in.',
    name: 'The customer "{{name}}" is incomplete and cannot order yet. Complete it first.',
  },
  CHECKS_BLOCK: {
    checks: 'Failed checks: {{count, count}} ({{checks, keys}}). Deal with each of them, or ask for its release.',
    count:
      'Failed checks: {{count, count}}. This cannot be approved yet; deal with each red item, or ask for its release.',
  },
  QUANTITY_EXCEEDED: {
    name: '"{{name}}": at most {{maxQty, qty}}, you entered {{askedQty, qty}}. Reduce it, or change the source document first.',
    numbers: 'At most {{maxQty, qty}}, you entered {{askedQty, qty}}. Reduce it, or change the source document first.',
  },
  STOCK_SHORT: {
    name: '"{{name}}": {{neededQty, qty}} needed, {{availableQty, qty}} available. Reduce the quantity, take another lot, or wait for the next delivery.',
    numbers:
      '{{neededQty, qty}} needed, {{availableQty, qty}} available. Reduce the quantity, take another lot, or wait for the next delivery.',
  },
  LOT_NOT_SELLABLE: {
    recall: 'Lot {{lot}} is under recall ({{recall}}): {{why}}. It must not leave; replace the lot.',
    why: 'Lot {{lot}} is locked: {{why}}. Replace the lot, or ask quality.',
    reason: 'Lot {{lot}} cannot be sold now: {{reason, keys}}. Choose another lot, or ask quality.',
    expired: 'Lot {{lot}} expires on {{expiresOn}} and can no longer be sold. Choose another lot.',
    lot: 'Lot {{lot}} cannot be sold now. Choose another lot, or ask quality.',
  },
  WRONG_SCAN: {
    expected: 'You scanned {{scanned}}, but {{expected}} is needed here. Check the goods and scan again.',
    scanned: '{{scanned}} is not needed here. Check the goods and scan again.',
  },
  PASSWORD_WEAK: {
    short:
      'A password needs at least {{minLength}} characters, without common words, the name of the firm or your log-in name. Choose another one.',
  },
  IMPORT_REJECTED: {
    rows: '{{badRows, count}} of {{rows, count}} rows have errors, so no row was imported. Correct them as the error notes say and import again.',
  },
  FILE_REJECTED: {
    tooBig: 'The file is larger than {{maxMb}} MB. Split it, or remove pictures, and try again.',
    tooManyRows: 'The file has more than {{maxRows, count}} rows. Split it and import the parts one after another.',
    wrongKind: 'This kind of file cannot be accepted. Save it as one of these and try again: {{kinds}}.',
  },
  PERIOD_CLOSED: {
    period:
      '{{period}} is closed; nothing can be posted or changed in it. Use a date in an open month, or ask the boss to reopen it.',
  },
  POSTED_IMMUTABLE: {
    number: '{{number}} is posted and cannot be changed or deleted. Correct it with a reversal and give the reason.',
  },
  QUERY_TIMEOUT: {
    seconds:
      'The query took more than {{seconds}} s and was stopped. Narrow the dates or add a filter, then ask again.',
  },
  STORAGE_FULL: {
    free: 'Only {{freeMb, count}} MB are left on the disk, so writing has stopped to protect your data; reading, export and backup still work. Free some space and try again.',
  },
  DB_TOO_NEW: {
    versions:
      'This book has data version {{fileVersion}}, Tongdan on this computer knows up to {{appVersion}}; the file was not touched. Update Tongdan and open it again.',
  },
  VERSION_MISMATCH: {
    versions:
      'This program is {{own}}, the hub is {{other}}. Refresh the page; if this stays, update both to the same version.',
  },
  INTERNAL: {
    number:
      'Something unexpected went wrong and this action was not completed. Try again; if it happens again, give an administrator the error number {{correlationId}}.',
  },
};
