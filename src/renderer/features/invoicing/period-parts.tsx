/** What the views of month end share: their tables, the day and the month they look at, columns of balances. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { addMonths, businessDateOf } from '../../../shared/domain/business-date';
import type { GridColumn } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';
import { ledgerMovers } from './ledger-movers';

/** Tables whose change makes balances old. */
export const ledgerTables = [...ledgerMovers, 'receipt'];

const DAY = 'YYYY-MM-DD';
const MONTH = 'YYYY-MM';

/** Today as the firm counts its days. */
export const useToday = (): string => {
  const timeZone = useTimeZone();
  const [now] = useState(Date.now);
  return businessDateOf(now, timeZone);
};

/** The month before the present one: the one that is closed. */
export const lastMonthOf = (today: string): string => addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);

type Picked = { readonly value: string; readonly onChange: (value: string) => void };

export const DayPicker = ({ value, onChange }: Picked) => {
  const t = useT();
  const today = useToday();
  return (
    <DatePicker
      aria-label={t('periods.on')}
      value={dayjs(value)}
      format={DAY}
      allowClear={false}
      disabledDate={(day) => day.format(DAY) > today}
      onChange={(day) => day && onChange(day.format(DAY))}
    />
  );
};

export const MonthPicker = ({ value, onChange }: Picked) => {
  const t = useT();
  return (
    <DatePicker
      picker="month"
      aria-label={t('periods.month')}
      value={dayjs(`${value}-01`)}
      format={MONTH}
      allowClear={false}
      onChange={(day) => day && onChange(day.format(MONTH))}
    />
  );
};

type Balances = {
  readonly id: number;
  readonly storedQty: number;
  readonly storedFen: number;
  readonly advanceQty: number;
  readonly advanceFen: number;
  readonly pendingQty: number;
  readonly pendingFen: number;
};
const measures = { isSortable: true, isSummed: true, width: 120 } as const;

/** Both measures of the three balances. */
export const balanceColumns = <Row extends Balances>(): readonly GridColumn<Row>[] => [
  { key: 'storedQty', header: 'periods.columns.storedQty', kind: 'quantity', ...measures },
  { key: 'storedFen', header: 'periods.columns.storedFen', kind: 'money', ...measures },
  { key: 'advanceQty', header: 'periods.columns.advanceQty', kind: 'quantity', ...measures },
  { key: 'advanceFen', header: 'periods.columns.advanceFen', kind: 'money', ...measures },
  { key: 'pendingQty', header: 'periods.columns.pendingQty', kind: 'quantity', ...measures },
  { key: 'pendingFen', header: 'periods.columns.pendingFen', kind: 'money', ...measures },
];

export type ViewProps = {
  /** Stands before the tools of a view. */
  readonly head: ReactNode;
};

/** The head of a view that is no list, and what it shows. */
export const PeriodPage = ({
  head,
  tools,
  children,
}: ViewProps & { readonly tools?: ReactNode; readonly children: ReactNode }) => (
  <>
    <div className="td-period-head">
      {head}
      {tools}
    </div>
    {children}
  </>
);
