import { describe, expect, it } from 'vitest';
import {
  lampWords,
  reasonWords,
  wordsForColleague,
  wordsForCustomer,
} from '../../../src/renderer/features/orders/order-words';
import type { Translate } from '../../../src/renderer/ui/i18n';
import type { OrderDetail, OrderLamps } from '../../../src/shared/contract/orders.schemas';
import { textAt } from '../../../src/shared/i18n/formats';

/** The Chinese words with their parameters in place. */
const t: Translate = (key, params = {}) =>
  (textAt('zh-CN', key) ?? key).replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(params[name]));

const lamps: OrderLamps = {
  paid: 'part',
  shipped: 'part',
  arrived: 'part',
  invoiced: 'none',
  paidFen: 6_000_00,
  totalFen: 12_800_00,
  invoicedQty: 0,
  advanceQty: 0,
  storedQty: 1_000_000,
  pendingQty: 0,
  unit: '盒',
  dueOn: '2026-05-20',
  noteCount: 3,
  shippedNotes: 2,
  signedNotes: 1,
  carrier: '顺丰',
  waybillNo: 'SF1',
  signedOn: '2026-04-23',
  signedBy: '王某',
};
const said = {
  number: 'SO2611-00042',
  buyerName: '协和',
  state: 'approved' as const,
  lamps,
  waitingSince: 0,
  totalFen: 12_800_00,
};
const line = {
  genericName: '阿莫西林',
  specification: '0.25g',
  orderedQty: 10_000,
  unit: '盒',
  price: 128_000,
  amountFen: 12_800,
};
const detail = { order: { remark: '老板的同学' }, lines: [line] } as unknown as OrderDetail;

describe('the sentence of the lamps', () => {
  it('says paid, shipped, arrived and invoiced with their numbers', () => {
    expect(lampWords(lamps, t)).toBe(
      '款 已收 6,000.00 / 12,800.00，余 6,800.00 05-20 到期｜货 2/3 单已发，顺丰 SF1｜到 1 单已签收 04-23 王某｜票 未开票',
    );
  });

  it('says what is invoiced, by an advance, stored and waiting to be red', () => {
    const stored = { ...lamps, invoiced: 'part', invoicedQty: 600_000, storedQty: 300_000 } as const;
    expect(lampWords(stored, t)).toContain('｜票 已开 600 盒，存票 300 盒');
    const written = { ...stored, advanceQty: 100_000, pendingQty: 30_000, unit: '' };
    expect(lampWords(written, t)).toContain('｜票 已开 600，其中核销预开票 100，存票 300，待红冲 30');
  });

  it('says that goods are still owed when every note has left', () => {
    expect(lampWords({ ...lamps, noteCount: 2 }, t)).toContain('货 2/2 单已发，顺丰 SF1，其余待发｜');
    expect(lampWords({ ...lamps, noteCount: 2, shipped: 'full' }, t)).not.toContain('其余待发');
  });

  it('leaves out what there is not yet', () => {
    const fresh = { ...lamps, paidFen: 0, dueOn: null, noteCount: 0, signedNotes: 0 };
    expect(lampWords(fresh, t)).toBe('款 已收 0.00 / 12,800.00，余 12,800.00｜货 未开单｜到 未签收｜票 未开票');
  });
});

describe('the texts to copy', () => {
  it('for the customer names goods and progress, and never the internal remark', () => {
    const text = wordsForCustomer(said, detail, t);
    expect(text).toContain('SO2611-00042 协和');
    expect(text).toContain('阿莫西林 0.25g 10盒 × 12.80 = 128.00');
    expect(text).not.toContain('老板的同学');
  });

  it('for a colleague adds the next step, the wait and the remark', () => {
    const text = wordsForColleague({ said, detail, now: 3 * 3_600_000 }, t);
    expect(text).toContain('下一步：仓库开单发货 · 已等 3 小时');
    expect(text).toContain('备注：老板的同学');
  });
});

describe('the reason an order came back', () => {
  it('is shown in words with what finance typed', () => {
    expect(reasonWords('price: 与协议不符', t)).toBe('价格不对: 与协议不符');
    expect(reasonWords('客户改量', t)).toBe('客户改量');
  });
});
