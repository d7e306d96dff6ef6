import { describe, expect, it } from 'vitest';
import { activated, closed, noTabs, opened, restored, retitled } from '../../../src/renderer/app/tabs/tabs-model';

const three = ['orders', 'approvals', 'settings'].reduce((tabs, key) => opened(tabs, { key, screen: key }), noTabs);
const keys = (tabs: typeof three) => tabs.list.map((tab) => tab.key);

describe('the open tabs', () => {
  it('put a document beside the list it was opened from', () => {
    const tabs = opened(activated(three, 'orders'), { key: 'order/17', screen: 'order', title: 'SO2611-00017' });
    expect(keys(tabs)).toEqual(['orders', 'order/17', 'approvals', 'settings']);
    expect(tabs.active).toBe('order/17');
  });

  it('bring an open document to the front instead of opening it twice', () => {
    const again = opened(three, { key: 'orders', screen: 'orders', params: { state: 'draft' } });
    expect(keys(again)).toEqual(keys(three));
    expect(again.active).toBe('orders');
    expect(again.list[0]?.params).toEqual({ state: 'draft' });
  });

  it('show the right neighbour of the one that is closed, else the left one', () => {
    expect(closed(activated(three, 'approvals'), 'approvals').active).toBe('settings');
    expect(closed(three, 'settings').active).toBe('approvals');
    expect(closed(closed(closed(three, 'settings'), 'orders'), 'approvals')).toEqual({ list: [], active: undefined });
  });

  it('stay at the front when another one is closed', () => {
    expect(closed(activated(three, 'orders'), 'settings').active).toBe('orders');
    expect(closed(three, 'unknown')).toBe(three);
  });

  it('carry the number a document got', () => {
    expect(retitled(three, 'orders', 'SO2611-00001').list[0]?.title).toBe('SO2611-00001');
  });
});

describe('tabs after a restart', () => {
  const all = () => true;

  it('stand as they stood', () => {
    expect(restored(JSON.stringify(three), all)).toEqual(three);
  });

  it('leave out what this person may no longer open', () => {
    const tabs = restored(JSON.stringify(three), (screen) => screen !== 'settings');
    expect(keys(tabs)).toEqual(['orders', 'approvals']);
    expect(tabs.active).toBe('orders');
  });

  it('begin anew when what was kept is not understood', () => {
    for (const text of [null, '', '[]', '{"list":5}', '{"list":[{"key":1}]}']) {
      expect(restored(text, all).list).toEqual([]);
    }
  });
});
