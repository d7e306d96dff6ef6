/** Whose choices are remembered here: columns, widths, sorts. */
import { createContext, useContext } from 'react';

const PersonContext = createContext('nobody');
export const PersonProvider = PersonContext.Provider;
/** A stable name for the signed-in person, as part of storage keys. */
export const usePerson = (): string => useContext(PersonContext);
