/** All rows of the balance table, whatever a list shows of them. */
import type { CustomerBalanceRow } from '../../../shared/contract/periods.contract';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';

const BLOCK = 100;

/** Every customer with a balance at the end of a day, by pinyin. */
export async function allBalances(on: string): Promise<Answer<readonly CustomerBalanceRow[]>> {
  const rows: CustomerBalanceRow[] = [];
  for (let offset = 0; ; offset += BLOCK) {
    const block = await api.periods.balances({ on, sort: [], filters: [], search: '', offset, limit: BLOCK });
    if (!block.ok) return block;
    rows.push(...block.value.rows);
    if (!block.value.hasMore) return { ok: true, value: rows };
  }
}
