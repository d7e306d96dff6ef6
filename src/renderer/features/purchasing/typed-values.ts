/** What people type into these forms, as the units of the contract. */
import { parsePrice } from '../../../shared/domain/money';
import { parseQty } from '../../../shared/domain/quantity';

/** Thousandths of a typed quantity, zero included; undefined when it is none. */
export const typedQty = (text: string): number | undefined => {
  const typed = parseQty(text);
  return typed.ok && typed.value >= 0 ? typed.value : undefined;
};

/** 1/10000 yuan of a typed price; null for nothing typed, undefined when it is none. */
export const typedPrice = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  const typed = parsePrice(text);
  return typed.ok && typed.value >= 0 ? typed.value : undefined;
};

const TEMPERATURE = /^(-?)(\d{1,2})(?:\.(\d))?$/u;

/** Tenths of a degree; null for nothing typed, undefined when it is none. */
export const typedTenths = (text: string): number | null | undefined => {
  const typed = text.trim();
  if (typed === '') return null;
  const [, sign, whole, tenth = '0'] = TEMPERATURE.exec(typed) ?? [];
  if (whole === undefined) return undefined;
  const tenths = Number(whole) * 10 + Number(tenth);
  return sign === '-' ? -tenths : tenths;
};

/** Tenths of a degree as degrees: `4.5`. */
export const shownDegrees = (tenthC: number): string => {
  const digits = String(Math.abs(tenthC)).padStart(2, '0');
  return `${tenthC < 0 ? '-' : ''}${digits.slice(0, -1)}.${digits.slice(-1)}`;
};
