/** What the bulk thread says: how far it is, and at the end its answer. */
import type { Result } from '../../shared/domain/problem';
import type { BulkProgress } from '../features/imports/bulk-tasks';

export type BulkMessage = { readonly progress: BulkProgress } | { readonly result: Result<unknown> };
