import { describe, expect, it } from 'vitest';
import { readShort, type PickRow } from '../../../src/renderer/features/dispatch/pick-texts';
import { readWaybills } from '../../../src/renderer/features/dispatch/waybill-text';

describe('a pasted list of waybills', () => {
  it('reads cells, commas of both kinds and spaces, and leaves empty lines out', () => {
    const text = 'CK2611-00001\t顺丰 速运\tSF1\r\nck2611-00002，德邦，DB2\n\nCK2611-00003 中通 ZT3';
    expect(readWaybills(text)).toEqual({
      rows: [
        { number: 'CK2611-00001', carrier: '顺丰 速运', waybillNo: 'SF1' },
        { number: 'CK2611-00002', carrier: '德邦', waybillNo: 'DB2' },
        { number: 'CK2611-00003', carrier: '中通', waybillNo: 'ZT3' },
      ],
      unread: [],
    });
  });

  it('names the lines it cannot read with their place', () => {
    expect(readWaybills('出库单号 承运方 运单号\nCK2611-00001 顺丰').unread).toEqual([
      { line: 1, text: '出库单号 承运方 运单号' },
      { line: 2, text: 'CK2611-00001 顺丰' },
    ]);
  });
});

describe('what the picker typed', () => {
  const row = (id: number): PickRow => ({
    ...{ id, location: 'A-01', productName: '头孢克肟', specification: '', batchNo: 'B1' },
    ...{ expiresOn: '2028-12-31', unit: '盒', qty: 5000 },
  });
  const rows = [row(1), row(2)];

  it('sends only the lines of which less was found, each with its reason', () => {
    expect(readShort(rows, {})).toEqual({ ok: true, short: [] });
    const texts = { 1: { picked: '5', reason: '' }, 2: { picked: '3', reason: ' 破损 ' } };
    expect(readShort(rows, texts)).toEqual({ ok: true, short: [{ lineId: 2, pickedQty: 3000, reason: '破损' }] });
    const nothing = { 1: { picked: '', reason: '没有货' } };
    expect(readShort(rows, nothing)).toEqual({ ok: true, short: [{ lineId: 1, pickedQty: 0, reason: '没有货' }] });
  });

  it('stops at more than was asked for and at a shortage without a reason', () => {
    expect(readShort(rows, { 1: { picked: '6', reason: '' } })).toMatchObject({ ok: false, key: 'badQty' });
    expect(readShort(rows, { 1: { picked: '2', reason: ' ' } })).toMatchObject({ ok: false, key: 'reasonMissing' });
  });
});
