/** Authorised regions for tests, through the procedure. */
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { channelContract } from '../../../src/shared/contract/channel.contract';
import type { Seat } from '../book';
import { aCustomer, type CustomerGiven, type MadeCustomer } from './customers';

type Wish = Omit<InputOf<(typeof channelContract)['authorise']>, 'commandId'>;
export type RegionGiven = Partial<Wish> & Pick<Wish, 'agentId'>;
export type MadeRegion = { readonly regionId: number; readonly version: number };

/** A sub-agent of the firm. */
export const anAgent = (seat: Seat, given: CustomerGiven = {}): Promise<MadeCustomer> =>
  aCustomer(seat, { kind: 'agent', ownership: 'private', ...given });

/** All products in the province of Jiangsu from 2026-01-01 on, beside others, unless something else is said. */
export const regionWish = (given: RegionGiven): Wish => ({
  ...{ productId: null, province: '江苏省', city: '', validFrom: '2026-01-01', validTo: null },
  ...{ isExclusive: false, letterNo: '', note: '' },
  ...given,
});

export const aRegion = (seat: Seat, given: RegionGiven): Promise<MadeRegion> =>
  seat.ok<MadeRegion>('channel.authorise', regionWish(given));
