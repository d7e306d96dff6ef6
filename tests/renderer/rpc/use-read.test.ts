import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { changeBus } from '../../../src/renderer/rpc/change-bus';
import { createQueryClient } from '../../../src/renderer/rpc/use-read';

/** A read whose answers come when the test says so. */
const watched = (tables: readonly string[]) => {
  const asked: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => void asked.push(resolve));
  const client = createQueryClient();
  const observer = new QueryObserver<string>(client, { queryKey: ['order', 7], queryFn, meta: { tables } });
  const seen: (string | undefined)[] = [];
  const stop = observer.subscribe(({ data }) => void seen.push(data));
  return { asked, stop, latest: () => seen.at(-1) };
};

describe('a read', () => {
  it('is asked again when its table changed', async () => {
    const { asked, stop, latest } = watched(['sales_order']);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.('draft');
    await vi.waitFor(() => expect(latest()).toBe('draft'));
    changeBus.publish(['sales_order']);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.('submitted');
    await vi.waitFor(() => expect(latest()).toBe('submitted'));
    stop();
  });

  it('that was still under way when its table changed is not taken for the newest', async () => {
    const { asked, stop, latest } = watched(['sales_order']);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    const heard = Promise.withResolvers<unknown>();
    const deaf = changeBus.subscribe(heard.resolve);
    changeBus.publish(['sales_order']);
    await heard.promise;
    asked[0]?.('draft');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.('submitted');
    await vi.waitFor(() => expect(latest()).toBe('submitted'));
    deaf();
    stop();
  });
});
