/** The errors of the last check of each file, and the workbook made of them, until other files push them out. */
import type { ImportError } from '../../shared/contract/imports.contract';
import type { Language } from '../../shared/i18n';

const MOST = 8;

export type ErrorReport = {
  readonly headerRow: number;
  readonly errors: readonly ImportError[];
  /** Made when it is asked for first. */
  book?: { readonly language: Language; readonly bytes: Uint8Array };
};
export type ErrorReports = {
  keep(fileId: string, report: ErrorReport): void;
  find(fileId: string): ErrorReport | undefined;
};

export function errorReports(): ErrorReports {
  const reports = new Map<string, ErrorReport>();
  const keep: ErrorReports['keep'] = (fileId, report) => {
    reports.delete(fileId);
    reports.set(fileId, report);
    for (const oldest of [...reports.keys()].slice(0, Math.max(0, reports.size - MOST))) reports.delete(oldest);
  };
  return { keep, find: (fileId) => reports.get(fileId) };
}
