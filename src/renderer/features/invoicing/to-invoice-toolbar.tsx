/** Above the list of what is to be invoiced: its segments, the quota of the month, what is done with the selection. */
import { Button, Segmented } from 'antd';
import type { ToInvoiceRow } from '../../../shared/contract/invoicing-shapes';
import { formatFen } from '../../../shared/domain/format';
import { amountFen } from '../../../shared/domain/money';
import type { Problem } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { requestTables } from './request-looks';
import './requests.css';

export type Segment = 'all' | 'withGoods';
export const segments: readonly Segment[] = ['all', 'withGoods'];

/** Only lines of which something may be asked for; a part without goods goes as it is. */
export const usable = (rows: readonly ToInvoiceRow[]) =>
  rows.filter(({ invoiceableQty, openQty }) => invoiceableQty > 0 || openQty === 0);

const ruled = (key: string): Problem => ({ code: 'RULE_VIOLATED', params: { case: key } });

/** Why the selected lines cannot become invoices now. */
export function selectionState(rows: readonly ToInvoiceRow[]): true | Problem {
  if (new Set(rows.map(({ customerId }) => customerId)).size > 1) return ruled('invoicing.desk.oneCustomer');
  return usable(rows).length > 0 ? true : ruled('invoicing.desk.noneInvoiceable');
}

const Quota = () => {
  const t = useT();
  const { value } = useRead(['invoicing.quota'], () => api.invoicing.quota({}), { tables: requestTables });
  if (!value) return null;
  const left =
    value.leftFen === null
      ? t('invoicing.quota.unlimited')
      : t('invoicing.quota.left', { left: formatFen(value.leftFen) });
  return (
    <span className="td-roomy">
      {[t('invoicing.quota.used', { month: value.month, used: formatFen(value.usedFen) }), left].join(' · ')}
    </span>
  );
};

type StartProps = {
  readonly segment: Segment;
  readonly onSegment: (segment: Segment) => void;
  /** Only one buyer is shown: back to all. */
  readonly onAllCustomers?: () => void;
};

export const DeskStart = ({ segment, onSegment, onAllCustomers }: StartProps) => {
  const t = useT();
  return (
    <div className="td-request-bar">
      <Segmented<Segment>
        aria-label={t('invoicing.desk.columns.demand')}
        value={segment}
        onChange={onSegment}
        options={segments.map((value) => ({ value, label: t(`invoicing.desk.segments.${value}`) }))}
      />
      {onAllCustomers && (
        <Button type="link" onClick={onAllCustomers}>
          {t('invoicing.desk.allCustomers')}
        </Button>
      )}
      <Quota />
    </div>
  );
};

type EndProps = {
  readonly rows: readonly ToInvoiceRow[];
  readonly onPicks: (row: ToInvoiceRow) => void;
  readonly onPreview: () => void;
};

export const DeskEnd = ({ rows, onPicks, onPreview }: EndProps) => {
  const t = useT();
  const mayRequest = useMayState('invoicing.request');
  const [first] = rows;
  const sum = rows.reduce((all, { invoiceableQty, price }) => all + amountFen(invoiceableQty, price), 0);
  return (
    <div className="td-request-bar">
      {rows.length > 1 && <span>{t('invoicing.desk.selected', { count: rows.length, amount: formatFen(sum) })}</span>}
      <Button disabled={!first} onClick={() => first && onPicks(first)}>
        {t('invoicing.desk.picks')}
      </Button>
      <ActionButton type="primary" state={mayRequest === true ? selectionState(rows) : mayRequest} onClick={onPreview}>
        {t('invoicing.desk.preview')}
      </ActionButton>
    </div>
  );
};
