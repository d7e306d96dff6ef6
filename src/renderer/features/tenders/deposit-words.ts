/** How deposits look and are named on the screens. */
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import { businessDateOf } from '../../../shared/domain/business-date';
import { depositForms, depositKinds, type DepositState } from '../../../shared/domain/deposit-words';
import type { StateLook } from '../../ui/grid/types';
import type { Translate } from '../../ui/i18n';
import type { TabRequest } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';

export const depositTables = ['deposit', 'attachment', 'tender', 'setting'];
export const DAY = 'YYYY-MM-DD';

const tones: Readonly<Record<DepositState, StateLook['tone']>> = {
  requested: 'warning',
  approved: 'warning',
  refused: 'neutral',
  withdrawn: 'neutral',
  paid: 'info',
  arrived: 'info',
  partly: 'info',
  returned: 'good',
  forfeited: 'bad',
  converted: 'good',
  settled: 'neutral',
};
const lookOf = (state: DepositState): StateLook => ({ label: `deposits.states.${state}`, tone: tones[state] });
export const depositLooks = {
  requested: lookOf('requested'),
  approved: lookOf('approved'),
  refused: lookOf('refused'),
  withdrawn: lookOf('withdrawn'),
  paid: lookOf('paid'),
  arrived: lookOf('arrived'),
  partly: lookOf('partly'),
  returned: lookOf('returned'),
  forfeited: lookOf('forfeited'),
  converted: lookOf('converted'),
  settled: lookOf('settled'),
} as const satisfies Readonly<Record<DepositState, StateLook>>;

export const kindLooks: Readonly<Record<string, StateLook>> = Object.fromEntries(
  depositKinds.map((kind) => [kind, { label: `deposits.kinds.${kind}`, tone: 'neutral' } as const]),
);
export const formLooks: Readonly<Record<string, StateLook>> = Object.fromEntries(
  depositForms.map((form) => [form, { label: `deposits.forms.${form}`, tone: 'neutral' } as const]),
);

/** The share of the purchaser's estimate, and whether it may be objected to; empty where there is no estimate. */
export const shareText = ({ shareBp, usualShareBp, isShareHigh }: DepositRow, t: Translate): string => {
  if (shareBp === null) return '';
  return isShareHigh
    ? t('deposits.shareHigh', { share: shareBp, usual: usualShareBp })
    : t('deposits.share', { share: shareBp });
};

/** The firm's today in a picker, whatever the clock of this machine. */
export const useToday = (): Dayjs => {
  const timeZone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  return dayjs(businessDateOf(openedAt, timeZone));
};

/** Fen as a person types them: yuan with two decimals. */
export const typedFen = (fen: number): string => (fen / 100).toFixed(2);

/** The letter that asks the payee for it. */
export const letterTab = ({ id, number }: Pick<DepositRow, 'id' | 'number'>, t: Translate): TabRequest => ({
  ...{ key: `depositLetter/${id}`, screen: 'depositLetter', title: t('deposits.letter.tab', { number }) },
  params: { depositId: id },
});
