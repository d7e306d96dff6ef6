/** Tenths of a degree as degrees: `4.5`. */
export const degrees = (tenthC: number): string => {
  const sign = tenthC < 0 ? '-' : '';
  const digits = String(Math.abs(tenthC)).padStart(2, '0');
  return `${sign}${digits.slice(0, -1)}.${digits.slice(-1)}`;
};
