import type { Catalogue } from '../catalogue';
import type { fields as zh } from '../zh-CN/fields';

export const fields: Catalogue<typeof zh> = {
  required: 'This is required.',
  notANumber: '"{{value}}" is not a number. Enter digits, for example 1,234.50.',
  tooManyDecimals: '"{{value}}" has too many decimals; at most {{decimals}} are possible.',
  tooLarge: '"{{value}}" is too large to be computed exactly. Check for extra digits.',
  negative: '"{{value}}" must not be negative.',
  notADate: '"{{value}}" is not a date. Enter it like 2026-01-05.',
  tooLong: 'This is too long; at most {{max}} characters are possible.',
};
