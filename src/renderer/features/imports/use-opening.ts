/** Whether opening data was signed off, and the version of that setting. */
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';

const tables = ['setting'];

export type Opening = {
  /** The day of the signature; '' while there is none. */
  readonly signedOffOn: string;
  readonly version: number;
};

export const useOpening = (): Opening => {
  const all = useRead(['settings.all'], () => api.settings.all({}), { tables }).value;
  const setting = all?.['openingSignedOffOn'];
  return { signedOffOn: String(setting?.value ?? ''), version: setting?.version ?? 0 };
};
