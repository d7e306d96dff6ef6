/** What the bulk thread does for the exchange with the tax platform, once the file is opened. */
import { fillTemplate, type Filled } from './platform-fill';
import type { PlatformInvoice } from './platform-job.rules';
import type { PlatformRow } from './platform-results';
import { readTemplate } from './platform-template';

type OfFile = { readonly bytes: Uint8Array };
export type TemplateTask = OfFile & { readonly kind: 'platformTemplate' };
export type FillTask = OfFile & { readonly kind: 'platformFill'; readonly invoices: readonly PlatformInvoice[] };
export type ResultsTask = OfFile & { readonly kind: 'platformRows'; readonly wanted: 'results' | 'issued' };
export type PlatformTask = TemplateTask | FillTask | ResultsTask;

export type FoundSheets = { readonly sheets: { readonly name: string; readonly headRow: number }[] };
export type PlatformAnswer<T extends PlatformTask> = T extends TemplateTask
  ? FoundSheets
  : T extends FillTask
    ? Filled
    : PlatformRow[];

/** Looks at a blank workbook, or fills it; `plain` is its XML as a capped reader gave it. */
export function runWorkbookTask(task: TemplateTask | FillTask, plain: Uint8Array): FoundSheets | Filled {
  const template = readTemplate(task.bytes, plain);
  if (task.kind === 'platformFill') return fillTemplate(template, task.invoices);
  const { heads, lines } = template;
  return { sheets: [heads, lines].map(({ name, headRow }) => ({ name, headRow })) };
}
