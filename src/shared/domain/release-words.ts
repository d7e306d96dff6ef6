/** The closed words of what is asked to be released; their texts are in i18n `releases.*`. */
import { licenceChecks, moneyChecks, regionChecks } from './order-words';

/** Checks whose release can be asked for. */
export const releasableChecks = [...moneyChecks, ...licenceChecks, ...regionChecks] as const;
export type ReleasableCheck = (typeof releasableChecks)[number];

/** `verbal`: released on somebody's word that he has not confirmed; `stale`: the order went on or back without it. */
export const requestStates = ['waiting', 'released', 'refused', 'withdrawn', 'stale', 'verbal', 'objected'] as const;
export type RequestState = (typeof requestStates)[number];

/** What became of a word. */
export const verbalStates = ['unconfirmed', 'confirmed', 'objected'] as const;
export type VerbalState = (typeof verbalStates)[number];

/** What the reader may release, what was answered to him, what he asked for, words that are not confirmed, everything. */
export const releaseSegments = ['waiting', 'answered', 'mine', 'verbal', 'all'] as const;
export type ReleaseSegment = (typeof releaseSegments)[number];
