/** The columns that the lists of orders share. */
import type { ApprovalRow, OrderLamps, OrderRow } from '../../../shared/contract/orders.schemas';
import { changeKinds } from '../../../shared/domain/order-words';
import { orderStates, type OrderState } from '../../../shared/domain/states';
import type { GridColumn } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { Lamps } from '../../ui/lamps';
import { StateTag, type Tone } from '../../ui/state-tag';
import { elapsedWords, lampWords } from './order-words';
import { VerbalFlag } from './release-words';
import { useMinute } from './use-minute';

const tones: Readonly<Record<OrderState, Tone>> = {
  draft: 'neutral',
  submitted: 'warning',
  approved: 'info',
  on_hold: 'warning',
  completed: 'good',
  cancelled: 'neutral',
  short_closed: 'good',
};

export const OrderStateTag = ({ state }: { readonly state: OrderState }) => {
  const t = useT();
  return <StateTag tone={tones[state]}>{t(`orders.states.${state}`)}</StateTag>;
};

export const OrderLampsView = ({ lamps }: { readonly lamps: OrderLamps }) => {
  const t = useT();
  return <Lamps states={lamps} sentence={lampWords(lamps, t)} />;
};

const Waited = ({ since }: { readonly since: number }) => {
  const t = useT();
  const now = useMinute();
  return <>{elapsedWords(now - since, t, 1)}</>;
};

/** Beside a block the number is enough. */
const WarnTag = ({ count, isAlone }: { readonly count: number; readonly isAlone: boolean }) => {
  const t = useT();
  const words = t('orders.flags.warns', { count });
  return (
    <StateTag tone="warning">
      {isAlone ? words : count}
      {!isAlone && <span className="td-visually-hidden">{words}</span>}
    </StateTag>
  );
};

/** How many checks block and warn, or that all passed. */
export const FlagTags = ({ blocks, warns }: Pick<ApprovalRow, 'blocks' | 'warns'>) => {
  const t = useT();
  if (blocks.length + warns.length === 0) return <StateTag tone="good">{t('orders.flags.clean')}</StateTag>;
  return (
    <span className="td-tags">
      {blocks.length > 0 && <StateTag tone="bad">{t('orders.flags.blocks', { count: blocks.length })}</StateTag>}
      {warns.length > 0 && <WarnTag count={warns.length} isAlone={blocks.length === 0} />}
    </span>
  );
};

/** Something is asked of the order and not decided yet; the kind stands behind it for who points at it or listens. */
const ChangingTag = ({ order: { openChange } }: { readonly order: Pick<OrderRow, 'openChange'> }) => {
  const t = useT();
  if (openChange === null) return null;
  return (
    <StateTag tone="info">
      <span title={t(`orders.change.kinds.${openChange}`)}>{t('orders.flags.changing')}</span>
      <span className="td-visually-hidden">{t(`orders.change.kinds.${openChange}`)}</span>
    </StateTag>
  );
};

/** The state, what is asked of the order, and in red that it stands on a word. */
const StateCell = ({ row }: { readonly row: OrderRow }) => (
  <span className="td-tags">
    <OrderStateTag state={row.state} />
    <ChangingTag order={row} />
    <VerbalFlag order={row} isShort />
  </span>
);

const both = { isSortable: true, isFilterable: true } as const;
const states = Object.fromEntries(
  orderStates.map((state) => [state, { label: `orders.states.${state}` as const, tone: tones[state] }]),
);

const changes = Object.fromEntries(
  changeKinds.map((kind) => [kind, { label: `orders.change.kinds.${kind}` as const, tone: 'info' as const }]),
);

const number = { key: 'number', header: 'orders.columns.number', kind: 'text', width: 104, ...both } as const;
const buyer = { key: 'buyerName', header: 'orders.columns.buyerName', kind: 'text', isWide: true, ...both } as const;
const owner = { key: 'ownerName', header: 'orders.columns.ownerName', kind: 'text', width: 70, ...both } as const;
const total = {
  key: 'totalFen',
  header: 'orders.columns.totalFen',
  kind: 'money',
  width: 112,
  isSummed: true,
  ...both,
} as const;
const lamps = <Row extends OrderRow>(): GridColumn<Row> => ({
  key: 'lamps',
  header: 'orders.columns.lamps',
  kind: 'lamps',
  width: 104,
  render: (row) => <OrderLampsView lamps={row.lamps} />,
});
const customerOrderNo = {
  key: 'customerOrderNo',
  header: 'orders.columns.customerOrderNo',
  kind: 'text',
  width: 130,
  ...both,
} as const;
const deliveryOn = {
  key: 'deliveryOn',
  header: 'orders.columns.deliveryOn',
  kind: 'date',
  width: 92,
  ...both,
} as const;
const submittedOn = {
  key: 'submittedOn',
  header: 'orders.columns.submittedOn',
  kind: 'date',
  width: 92,
  ...both,
} as const;
const lineCount = {
  key: 'lineCount',
  header: 'orders.columns.lineCount',
  kind: 'number',
  width: 56,
  ...both,
} as const;

export const orderColumns: readonly GridColumn<OrderRow>[] = [
  number,
  {
    key: 'state',
    header: 'orders.columns.state',
    kind: 'state',
    width: 120,
    states,
    render: (row) => <StateCell row={row} />,
    ...both,
  },
  buyer,
  owner,
  total,
  lineCount,
  lamps(),
  submittedOn,
  deliveryOn,
  { key: 'waitingSince', header: 'orders.columns.waitingSince', kind: 'instant', width: 128, ...both },
  customerOrderNo,
  {
    key: 'openChange',
    header: 'orders.columns.openChange',
    kind: 'state',
    width: 96,
    states: changes,
    isHidden: true,
    ...both,
  },
];

export const approvalColumns: readonly GridColumn<ApprovalRow>[] = [
  number,
  buyer,
  { ...owner, width: 60 },
  { ...total, width: 100 },
  { key: 'owedFen', header: 'orders.columns.owedFen', kind: 'money', width: 90, isSummed: true },
  {
    key: 'checks',
    header: 'orders.columns.checks',
    kind: 'text',
    width: 98,
    value: ({ blocks, warns }) => blocks.length * 100 + warns.length,
    render: (row) => <FlagTags blocks={row.blocks} warns={row.warns} />,
  },
  lamps(),
  {
    key: 'waitingSince',
    header: 'orders.columns.waited',
    kind: 'instant',
    width: 70,
    render: (row) => <Waited since={row.waitingSince} />,
    ...both,
  },
  { ...deliveryOn, isHidden: true },
  { ...submittedOn, isHidden: true },
  { ...lineCount, isHidden: true },
  { ...customerOrderNo, isHidden: true },
];
