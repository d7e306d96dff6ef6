/** How a screen hands a file to the person: the frame knows whether a browser or the desktop saves it. */
import { createContext, useContext } from 'react';
import type { ShownAnswer } from './problem-text';

/** False when the person changed his mind. */
export type SaveFile = (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<ShownAnswer<boolean>>;

const SaveFileContext = createContext<SaveFile | undefined>(undefined);
export const SaveFileProvider = SaveFileContext.Provider;
export const useSaveFile = (): SaveFile | undefined => useContext(SaveFileContext);
