import { useSyncExternalStore } from 'react';
import { transport } from './client';
import type { ConnectionStatus } from './connection';

/** How this window stands with the engine, for the status line and for buttons that need it. */
export const useConnection = (): ConnectionStatus =>
  useSyncExternalStore(transport.connection.subscribe, transport.connection.get);
