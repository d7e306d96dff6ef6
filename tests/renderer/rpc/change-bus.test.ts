import { describe, expect, it } from 'vitest';
import { type Changed, concerns, createChangeBus } from '../../../src/renderer/rpc/change-bus';
import { createConnection } from '../../../src/renderer/rpc/connection';

const busWithClock = () => {
  const waiting: (() => void)[] = [];
  const bus = createChangeBus((deliver) => void waiting.push(deliver));
  const heard: Changed[] = [];
  const stop = bus.subscribe((changed) => void heard.push(changed));
  return { bus, heard, stop, waiting, pass: () => waiting.splice(0).forEach((deliver) => deliver()) };
};

describe('news of changes', () => {
  it('of one burst reach a list once, together', () => {
    const { bus, heard, waiting, pass } = busWithClock();
    bus.publish(['sales_order']);
    bus.publish(['lot', 'sales_order']);
    expect(waiting).toHaveLength(1);
    pass();
    expect(heard).toEqual([new Set(['sales_order', 'lot'])]);
  });

  it('of the next burst come by themselves', () => {
    const { bus, heard, pass } = busWithClock();
    bus.publish(['lot']);
    pass();
    bus.publish(['customer']);
    pass();
    expect(heard).toEqual([new Set(['lot']), new Set(['customer'])]);
  });

  it('concern everything when something may have been missed', () => {
    const { bus, heard, pass } = busWithClock();
    bus.publish(['lot']);
    bus.publish('everything');
    bus.publish(['customer']);
    pass();
    expect(heard).toEqual(['everything']);
    expect(concerns('everything', ['lot'])).toBe(true);
  });

  it('concern only the lists over these tables', () => {
    expect(concerns(new Set(['lot']), ['customer', 'lot'])).toBe(true);
    expect(concerns(new Set(['lot']), ['customer'])).toBe(false);
  });

  it('end with the subscription', () => {
    const { bus, heard, stop, pass } = busWithClock();
    stop();
    bus.publish(['lot']);
    pass();
    expect(heard).toEqual([]);
  });
});

describe('a call that waits for the connection', () => {
  it('goes on as soon as it stands', async () => {
    const connection = createConnection();
    const waiting = connection.whenConnected(60_000);
    connection.set('connecting');
    connection.set('connected');
    expect(await waiting).toBe(true);
    expect(await connection.whenConnected(60_000)).toBe(true);
  });

  it('gives up after its patience', async () => {
    const connection = createConnection();
    expect(await connection.whenConnected(1)).toBe(false);
    expect(connection.get()).toBe('idle');
  });
});
