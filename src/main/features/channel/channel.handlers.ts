/** The procedures of authorised regions, as main/rpc registers them. */
import { authoriseRegion } from './authorise-region';
import { changeRegionDates, endRegion } from './change-region';
import { getRegion, listRegions, regionTotals } from './region-list.queries';

export const channel = {
  list: listRegions,
  totals: regionTotals,
  get: getRegion,
  authorise: authoriseRegion,
  changeDates: changeRegionDates,
  end: endRegion,
};
