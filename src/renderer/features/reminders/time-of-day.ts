/** Minutes of the day as people write them. */
const HOUR = 60;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** 1200 → `20:00` */
export const timeOf = (minute: number): string => `${twoDigits(Math.floor(minute / HOUR))}:${twoDigits(minute % HOUR)}`;

/** `20:00` → 1200; of a text that is no time NaN. */
export const minuteOf = (text: string): number => {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number);
  return hours * HOUR + minutes;
};
