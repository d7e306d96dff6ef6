/** The time zone of the book: instants are shown on its clock, wherever the screen stands. */
import { createContext, useContext } from 'react';

const TimeZoneContext = createContext('Asia/Shanghai');
export const TimeZoneProvider = TimeZoneContext.Provider;
export const useTimeZone = (): string => useContext(TimeZoneContext);
