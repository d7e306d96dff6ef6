import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  businessDateOf,
  daysBetween,
  endOfMonth,
  isBusinessDate,
  labelledExpiry,
  parseBusinessDate,
} from '../../../src/shared/domain/business-date';
import { okay } from '../../../src/shared/domain/problem';

const date = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

describe('the business date of an instant', () => {
  it('is the day of the firm, not of the machine: these tests run on Auckland time', () => {
    expect(process.env['TZ']).toBe('Pacific/Auckland');
    expect(businessDateOf(Date.UTC(2026, 10, 5, 15, 59, 59, 999), 'Asia/Shanghai')).toBe('2026-11-05');
    expect(businessDateOf(Date.UTC(2026, 10, 5, 16, 0), 'Asia/Shanghai')).toBe('2026-11-06');
  });

  it('follows another zone when the book is kept there', () => {
    expect(businessDateOf(Date.UTC(2026, 0, 1, 0, 0), 'America/New_York')).toBe('2025-12-31');
  });
});

describe('counting days', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('gives the due dates of the payment terms: shipped 01-31 + 30 days, end of month + 30 days', () => {
    expect(addDays('2026-01-31', 30)).toBe('2026-03-02');
    expect(addDays(endOfMonth('2026-01-31'), 30)).toBe('2026-03-02');
    expect(addDays(endOfMonth('2026-02-03'), 30)).toBe('2026-03-30');
  });

  it('between two dates and back again leads to where one began', () => {
    fc.assert(
      fc.property(date, date, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(from, to) + daysBetween(to, from)).toBe(0);
      }),
    );
  });

  it('agrees with the order of the texts', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a === b ? 0 : a < b ? 1 : -1);
      }),
    );
  });
});

describe('months', () => {
  it('are clamped to their last day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('end on the day before the next one begins', () => {
    fc.assert(
      fc.property(date, (day) => {
        const end = endOfMonth(day);
        expect(end.slice(0, 7)).toBe(day.slice(0, 7));
        expect(addDays(end, 1).slice(8)).toBe('01');
      }),
    );
  });
});

describe('a business date', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-05', '0026-01-05', ' 2026-01-05', ''])(
    'is not "%s"',
    (text) => {
      expect(isBusinessDate(text)).toBe(false);
    },
  );

  it('is every day of the calendar', () => {
    fc.assert(
      fc.property(date, (day) => {
        expect(isBusinessDate(day)).toBe(true);
      }),
    );
  });
});

describe('a typed date', () => {
  it.each([
    '2026-01-05',
    '2026.1.5',
    '2026/1/5',
    '2026/01/05',
    '20260105',
    '2026年1月5日',
    '2026 年 01 月 05 日',
    '２０２６．１．５',
    ' 2026-1-5 ',
    '2026/1/5 0:00:00',
    '2026-01-05T08:30:00',
    '46027',
    '46027.5',
  ])('%s is 5 January 2026', (text) => {
    expect(parseBusinessDate(text)).toEqual(okay('2026-01-05'));
  });

  it('46042 is the serial number that spreadsheets give to 20 January 2026', () => {
    expect(parseBusinessDate('46042')).toEqual(okay('2026-01-20'));
  });

  it.each([
    ['', 'fields.required'],
    ['2026-02-30', 'fields.notADate'],
    ['20261301', 'fields.notADate'],
    ['2026.1/5', 'fields.notADate'],
    ['26.1.5', 'fields.notADate'],
    ['12345', 'fields.notADate'],
    ['2026.10', 'fields.notADate'],
    ['tomorrow', 'fields.notADate'],
  ])('"%s" is refused with its reason', (text, reason) => {
    expect(parseBusinessDate(text, '/signedOn')).toMatchObject({
      ok: false,
      problem: { code: 'VALIDATION_FAILED', params: { case: reason }, fields: ['/signedOn'] },
    });
  });

  it('is the same day in every way of writing it', () => {
    const writings = (iso: string) => {
      const [y = '', m = '', d = ''] = iso.split('-');
      return [iso, `${y}.${Number(m)}.${Number(d)}`, `${y}/${m}/${d}`, y + m + d, `${y}年${Number(m)}月${Number(d)}日`];
    };
    fc.assert(
      fc.property(date, (day) => {
        expect(writings(day).map((text) => parseBusinessDate(text))).toEqual(Array(5).fill(okay(day)));
      }),
    );
  });

  it('of any garbage is a real day or a refusal, never an exception', () => {
    const digitsAndMarks = fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-/年月日 :T')) });
    fc.assert(
      fc.property(fc.oneof(digitsAndMarks, fc.string({ unit: 'binary' })), (text) => {
        const result = parseBusinessDate(text);
        expect(!result.ok || isBusinessDate(result.value)).toBe(true);
      }),
    );
  });
});

describe('an expiry from the pack', () => {
  it.each(['2026.10', '2026-10', '2026/10', '202610', '2026年10月'])(
    '%s holds until the last day of October',
    (label) => {
      expect(labelledExpiry(label)).toEqual(okay({ label, lastDay: '2026-10-31' }));
    },
  );

  it('in February holds until its last day', () => {
    expect(labelledExpiry('2028.2')).toEqual(okay({ label: '2028.2', lastDay: '2028-02-29' }));
  });

  it('with a day keeps what is printed and holds until that day', () => {
    expect(labelledExpiry('2026.10.15')).toEqual(okay({ label: '2026.10.15', lastDay: '2026-10-15' }));
  });

  it('that a spreadsheet turned into a serial number is shown as a date', () => {
    expect(labelledExpiry('46042')).toEqual(okay({ label: '2026-01-20', lastDay: '2026-01-20' }));
  });

  it.each(['', '202613', '2026.0', 'soon'])('"%s" is refused', (text) => {
    expect(labelledExpiry(text, '/expiry')).toMatchObject({
      ok: false,
      problem: { code: 'VALIDATION_FAILED', fields: ['/expiry'] },
    });
  });
});
