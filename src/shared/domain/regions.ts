/** Where goods may be sold, for whom and when: places as cards write them, spans of days. Pure. */

/** Names as typed on cards. Of a region, an empty province means the whole country, an empty city the whole province. */
export type Place = { readonly province: string; readonly city: string };

/** Days, both inclusive; `validTo` null: until it is ended, before `validFrom`: on no day. */
export type DaySpan = { readonly validFrom: string; readonly validTo: string | null };

/** One name with and without its ending is one place: no two provinces begin alike, nor two cities of one province. */
const isNamedAlike = (one: string, other: string): boolean =>
  one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one));

/** True when the place lies in the region. A place without a province lies only in the whole country. */
export const regionCovers = (region: Place, place: Place): boolean =>
  region.province === '' ||
  (isNamedAlike(region.province, place.province) && (region.city === '' || isNamedAlike(region.city, place.city)));

/** True when some place may lie in both regions. */
export const regionsMeet = (one: Place, other: Place): boolean =>
  one.province === '' ||
  other.province === '' ||
  (isNamedAlike(one.province, other.province) &&
    (one.city === '' || other.city === '' || isNamedAlike(one.city, other.city)));

/** True when two regions are one. */
export const isSameRegion = (one: Place, other: Place): boolean => {
  const isAlike = (key: keyof Place) => one[key] === other[key] || isNamedAlike(one[key], other[key]);
  return isAlike('province') && isAlike('city');
};

/** How a region is called in a sentence: its names, or the key of the words for the whole country. */
export const placeWords = ({ province, city }: Place): string =>
  province === '' ? 'channel.everywhere' : `${province}${city}`;

const FAR = '9999-12-31';
const lastDay = ({ validTo }: DaySpan): string => validTo ?? FAR;

/** A span that ends before it begins was taken back. */
export const isEmptySpan = (span: DaySpan): boolean => lastDay(span) < span.validFrom;
export const spanHolds = (span: DaySpan, on: string): boolean => span.validFrom <= on && on <= lastDay(span);
/** True when some day lies in both spans. */
export const spansMeet = (one: DaySpan, other: DaySpan): boolean =>
  !isEmptySpan(one) && !isEmptySpan(other) && one.validFrom <= lastDay(other) && other.validFrom <= lastDay(one);

export const spanStates = ['current', 'future', 'past'] as const;
export type SpanState = (typeof spanStates)[number];
/** Where a span stands seen from a day. */
export const spanStateOn = (span: DaySpan, on: string): SpanState =>
  isEmptySpan(span) || lastDay(span) < on ? 'past' : span.validFrom > on ? 'future' : 'current';

/** What of the list of regions is looked at: what holds today or later, what is over, everything. */
export const regionSegments = ['open', 'past', 'all'] as const;
export type RegionSegment = (typeof regionSegments)[number];
