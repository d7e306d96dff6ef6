import type { Catalogue } from '../catalogue';
import type { problem as zh } from '../zh-CN/problem';

export const problem: Catalogue<typeof zh> = {
  VALIDATION_FAILED: 'Some entries are not right. Correct the fields marked in red and submit again.',
  UNAUTHENTICATED: 'You are not logged in. Log in first, then go on.',
  SESSION_EXPIRED: 'Your session has expired. Log in again; open tabs and drafts are still there.',
  SESSION_LOCKED: 'The screen is locked. Enter your password to go on; open tabs and drafts are still there.',
  LOGIN_FAILED:
    'User name or password is wrong. Check Caps Lock and the input method and try again; an administrator can set a new password.',
  RATE_LIMITED: 'Too many attempts in a short time; this one was held back. Wait a moment and try again.',
  NOT_FOUND:
    'This record cannot be found: it was deleted or you may not see it. Refresh the list, or ask its owner or your superior.',
  FORBIDDEN: 'Your post may not do this. Ask a colleague who may, or have an administrator change your posts.',
  FIELD_FORBIDDEN:
    'This includes fields that your post may not see or change. Leave them out, or ask a colleague who may.',
  CONFLICT:
    'Somebody has just changed this record; your change was not saved. Refresh, compare, and make your change again.',
  STATE_CONFLICT: 'The document has moved on; this step is not possible now. Refresh and go on from its new state.',
  IDEMPOTENCY_MISMATCH:
    'This submission reuses the number of another one; nothing was done, to avoid a double entry. Refresh the page and start again.',
  RULE_VIOLATED:
    'This step breaks a business rule and was not carried out. Check the document, or ask a colleague who may release it.',
  SELF_APPROVAL:
    'You cannot approve what you submitted or last edited. Ask another colleague with the right to approve.',
  SAME_PERSON:
    'One person may not do both steps. Ask a colleague; in a very small firm the boss can sign for combined posts in the settings.',
  DUPLICATE: 'The same record already exists; nothing was saved twice. Open the existing one, or change yours.',
  IN_USE: 'This record is in use and cannot be deleted. Deactivate it, or deal with the documents that use it first.',
  PRODUCT_INCOMPLETE: 'The product is incomplete and cannot be ordered yet. Complete it first.',
  CUSTOMER_INCOMPLETE: 'The customer is incomplete and cannot order yet. Complete it first.',
  CHECKS_BLOCK: 'Some checks failed, so this cannot be approved yet. Deal with each red item, or ask for its release.',
  QUANTITY_EXCEEDED: 'The quantity is more than allowed. Reduce it, or change the source document first.',
  STOCK_SHORT: 'Not enough stock. Reduce the quantity, take another lot, or wait for the next delivery.',
  LOT_NOT_SELLABLE: 'This lot cannot be sold now. Choose another lot, or ask quality.',
  WRONG_SCAN: 'This is not the product or lot that is needed here. Check the goods and scan again.',
  PASSWORD_WEAK:
    'This password is too easy to guess. Choose a longer one without common words, the name of the firm or your log-in name.',
  ALREADY_SET_UP: 'This book has already been set up. Please log in.',
  DEMO_ONLY: 'This is only possible in the demo book. Open the demo book and try there.',
  IMPORT_REJECTED:
    'Nothing was imported and nothing has changed. Correct the file as the error notes say and import it again.',
  FILE_REJECTED: 'This file cannot be accepted. Check its format and size, save it anew and try again.',
  PERIOD_CLOSED:
    'This month is closed; nothing can be posted or changed in it. Use a date in an open month, or ask the boss to reopen it.',
  POSTED_IMMUTABLE: 'What is posted cannot be changed or deleted. Correct it with a reversal and give the reason.',
  BUSY: 'The system is busy and your action was not carried out. Try again in a few seconds.',
  QUERY_TIMEOUT: 'The query took too long and was stopped. Narrow the dates or add a filter, then ask again.',
  STORAGE_FULL:
    'The disk is nearly full, so writing has stopped to protect your data; reading, export and backup still work. Free some space and try again.',
  STORAGE_IO:
    'The disk reported an error and this action was not saved. Check the disk and try again; if it happens again, back up at once and tell an administrator.',
  READ_ONLY_MODE:
    'The book is read-only at present, so nothing can be saved; reading, export and backup still work. An administrator should follow the notice at the top.',
  DB_CORRUPT:
    'The book file is damaged and was not opened, to protect your data. Leave the file as it is and restore the latest backup.',
  DB_TOO_NEW:
    'This book was saved by a newer version of Tongdan; the file was not touched. Update Tongdan on this computer and open it again.',
  DB_FOREIGN: 'This file is not a Tongdan book; it was neither opened nor changed. Choose a file ending in .tongdan.',
  ALREADY_OPEN: 'This book is already open in another window or program. Use that one, or close it first.',
  STOPPED_FOR_SAFETY:
    'The data may be inconsistent, so writing has stopped for safety; nothing was changed. Back up first, then ask an administrator for a deep check.',
  VERSION_MISMATCH:
    'This program and the hub have different versions. Refresh the page; if this stays, update both to the same version.',
  INTERNAL:
    'Something unexpected went wrong and this action was not completed. Try again; if it happens again, tell an administrator.',
};
