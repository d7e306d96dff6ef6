/**
 * The closed union of refusals. A refusal is a value with a code and its numbers; the text lives in
 * i18n (`problem.<CODE>`), in both languages, with the next step. An exception is a bug and becomes
 * INTERNAL with a correlation id at the edge of the engine.
 */
export const problemCodes = [
  'VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'SESSION_EXPIRED',
  'SESSION_LOCKED',
  'LOGIN_FAILED',
  'RATE_LIMITED',
  'NOT_FOUND',
  'FORBIDDEN',
  'FIELD_FORBIDDEN',
  'CONFLICT',
  'STATE_CONFLICT',
  'IDEMPOTENCY_MISMATCH',
  'RULE_VIOLATED',
  'SELF_APPROVAL',
  'SAME_PERSON',
  'DUPLICATE',
  'IN_USE',
  'PRODUCT_INCOMPLETE',
  'CUSTOMER_INCOMPLETE',
  'CHECKS_BLOCK',
  'QUANTITY_EXCEEDED',
  'STOCK_SHORT',
  'LOT_NOT_SELLABLE',
  'WRONG_SCAN',
  'PASSWORD_WEAK',
  'ALREADY_SET_UP',
  'DEMO_ONLY',
  'IMPORT_REJECTED',
  'FILE_REJECTED',
  'PERIOD_CLOSED',
  'POSTED_IMMUTABLE',
  'BUSY',
  'QUERY_TIMEOUT',
  'STORAGE_FULL',
  'STORAGE_IO',
  'READ_ONLY_MODE',
  'DB_CORRUPT',
  'DB_TOO_NEW',
  'DB_FOREIGN',
  'ALREADY_OPEN',
  'STOPPED_FOR_SAFETY',
  'VERSION_MISMATCH',
  'INTERNAL',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Numbers and names a text needs; integers in the units of the field (fen, thousandths, basis points). */
export type ProblemParams = Readonly<Record<string, string | number>>;

export type Problem = {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  /** JSON pointers into the input, e.g. `/lines/2/orderedQty`. */
  readonly fields?: readonly string[];
  readonly correlationId?: string;
};

export type Refusal = { readonly ok: false; readonly problem: Problem };
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

/** A refusal with its numbers and the fields it concerns. */
export const refuse = (code: ProblemCode, params: ProblemParams = {}, fields?: readonly string[]): Refusal => ({
  ok: false,
  problem: fields ? { code, params, fields } : { code, params },
});

/** The good half of a {@link Result}. */
export const okay = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Thrown where a value cannot travel (start-up, files): carries a refusal through an exception. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}
