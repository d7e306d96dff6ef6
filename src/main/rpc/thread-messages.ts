/** What crosses between the front and a worker thread. */
import type { Problem, Result } from '../../shared/domain/problem';
import type { Call, ThreadOptions } from './engine-thread';

export type Role = 'writer' | 'reader';
export type WorkerData = { readonly role: Role; readonly options: ThreadOptions };
export type ToThread = { readonly id: number; readonly call: Call } | { readonly close: true };
export type FromThread =
  | { readonly ready: true }
  | { readonly failed: Problem; readonly detail: string }
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly changed: readonly string[] };
