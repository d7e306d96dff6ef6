/** The procedures of a kind: each has its own right, so each has its own name. */
import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportCheck, ImportDone } from '../../../shared/contract/imports.contract';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import type { Mapping } from './mapping-step';

type Asked = Pick<Mapping, 'columns'> & { readonly fileId: string; readonly headerRow: number };

const checks = {
  customers: (asked: Asked) => api.imports.checkCustomers(asked),
  products: (asked: Asked) => api.imports.checkProducts(asked),
  prices: (asked: Asked) => api.imports.checkPrices(asked),
  stock: (asked: Asked) => api.imports.checkStock(asked),
  receivables: (asked: Asked) => api.imports.checkReceivables(asked),
  storedInvoices: (asked: Asked) => api.imports.checkStoredInvoices(asked),
  advanceInvoices: (asked: Asked) => api.imports.checkAdvanceInvoices(asked),
  tenders: (asked: Asked) => api.imports.checkTenders(asked),
  deposits: (asked: Asked) => api.imports.checkDeposits(asked),
} as const satisfies Record<ImportTarget, unknown>;

/** The dry run of a file. */
export const checkFile = (target: ImportTarget, asked: Asked): Promise<Answer<ImportCheck>> => checks[target](asked);

export type Run = {
  readonly run: (asked: Asked & { readonly ownerId: number | null }) => Promise<Answer<ImportDone>>;
  readonly isBusy: boolean;
};

/** The import of a kind. */
export const useRun = (target: ImportTarget): Run => {
  const customers = useCommand(api.imports.runCustomers);
  const others = {
    products: useCommand(api.imports.runProducts),
    prices: useCommand(api.imports.runPrices),
    stock: useCommand(api.imports.runStock),
    receivables: useCommand(api.imports.runReceivables),
    storedInvoices: useCommand(api.imports.runStoredInvoices),
    advanceInvoices: useCommand(api.imports.runAdvanceInvoices),
    tenders: useCommand(api.imports.runTenders),
    deposits: useCommand(api.imports.runDeposits),
  };
  if (target === 'customers') return customers;
  const { run, isBusy } = others[target];
  return { run: ({ ownerId: _, ...asked }) => run(asked), isBusy };
};
