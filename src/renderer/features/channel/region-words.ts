/** How regions look and are named on the screens. */
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { RegionRow } from '../../../shared/contract/channel.contract';
import type { PickedCustomer } from '../../../shared/contract/customers.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { placeWords, type SpanState } from '../../../shared/domain/regions';
import { api } from '../../rpc/client';
import type { StateLook } from '../../ui/grid/types';
import type { Translate } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

export const regionTables = ['agent_region', 'customer'];
export const DAY = 'YYYY-MM-DD';

export const spanLooks: Readonly<Record<SpanState, StateLook>> = {
  current: { label: 'channel.states.current', tone: 'good' },
  future: { label: 'channel.states.future', tone: 'info' },
  past: { label: 'channel.states.past', tone: 'neutral' },
};

/** The place of a region in words. */
export const placeOf = (place: Pick<RegionRow, 'province' | 'city'>, t: Translate): string =>
  place.province === '' ? t('channel.everywhere') : placeWords(place);

export const productOf = ({ productId, productName }: RegionRow, t: Translate): string =>
  productId === null ? t('channel.allProducts') : productName;

/** The firm's today in a picker, whatever the clock of this machine. */
export const useToday = (): Dayjs => {
  const timeZone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  return dayjs(businessDateOf(openedAt, timeZone));
};

export const loadCustomers = (search: string) => api.customers.pick({ search });
export const customerOption = ({ id, name, city }: PickedCustomer) => ({ id, label: name, hint: city });
