/** 凑票: an amount or a quantity of one buyer → lines first in first out, the last one split, the rest shown. */
import { Alert, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { PickedRow, ToInvoiceRow } from '../../../shared/contract/invoicing-shapes';
import { formatFen, formatQty } from '../../../shared/domain/format';
import { parseFen } from '../../../shared/domain/money';
import { parseQty } from '../../../shared/domain/quantity';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { SidePanel } from '../../ui/side-panel';
import type { Wish } from './to-invoice-preview';
import './requests.css';

type Picks = {
  readonly picked: readonly PickedRow[];
  readonly rest: readonly ToInvoiceRow[];
  readonly pickedFen: number;
  readonly pickedQty: number;
  readonly missing: number;
};
type By = 'amount' | 'qty';

type LineProps = { readonly rows: readonly (ToInvoiceRow | PickedRow)[] };
const Lines = ({ rows }: LineProps) => {
  const t = useT();
  const hasPicked = rows.some((row) => 'pickedQty' in row);
  return (
    <table className="td-request-lines">
      <thead>
        <tr>
          <th>{t('invoicing.desk.columns.orderNumber')}</th>
          <th>{t('invoicing.desk.columns.productName')}</th>
          <th className="is-figure">{t('invoicing.desk.columns.invoiceable')}</th>
          {hasPicked && <th className="is-figure">{t('invoicing.desk.columns.picked')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              {row.orderNumber}-{row.lineNo}
            </td>
            <td>
              {row.productName} {row.specification}
            </td>
            <td className="is-figure">
              {formatQty(row.invoiceableQty)} {row.unit}
            </td>
            {'pickedQty' in row && <td className="is-figure">{formatQty(row.pickedQty)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type FoundProps = { readonly picks: Picks; readonly by: By };
const Found = ({ picks, by }: FoundProps) => {
  const t = useT();
  const { picked, rest, pickedFen, pickedQty, missing } = picks;
  if (picked.length === 0) return <Alert type="warning" showIcon title={t('invoicing.pick.nothing')} />;
  const sums = { amount: formatFen(pickedFen), qty: formatQty(pickedQty), count: picked.length };
  // Of a line that was split only what was not picked is left.
  const taken = new Map(picked.map(({ id, pickedQty }) => [id, pickedQty]));
  const left =
    by === 'amount'
      ? t('invoicing.pick.missingFen', { amount: formatFen(missing) })
      : t('invoicing.pick.missingQty', { qty: formatQty(missing) });
  return (
    <>
      <Alert
        type={missing === 0 ? 'success' : 'info'}
        showIcon
        title={t('invoicing.pick.found', sums)}
        {...(missing > 0 && { description: left })}
      />
      <Lines rows={picked} />
      {rest.length > 0 && (
        <>
          <h3>{t('invoicing.pick.rest')}</h3>
          <Lines
            rows={rest.map((row) => ({ ...row, invoiceableQty: row.invoiceableQty - (taken.get(row.id) ?? 0) }))}
          />
        </>
      )}
    </>
  );
};

type Props = {
  readonly customerId: number;
  readonly customerName: string;
  readonly onPreview: (wish: Wish) => void;
  readonly onClose: () => void;
};

export const PickPanel = ({ customerId, customerName, onPreview, onClose }: Props) => {
  const t = useT();
  const [by, setBy] = useState<By>('amount');
  const [picks, setPicks] = useState<Picks>();
  const find = async ({ wanted }: { wanted: string }): Promise<Answer<Picks>> => {
    const typed = by === 'amount' ? parseFen(wanted, '/wanted') : parseQty(wanted, '/wanted');
    if (!typed.ok) return typed;
    const asked = by === 'amount' ? { amountFen: typed.value } : { qty: typed.value };
    return api.invoicing.pickFor({ customerId, ...asked });
  };
  const lines = (picks?.picked ?? []).map(({ id, pickedQty }) => ({ entitlementId: id, qty: pickedQty }));
  return (
    <SidePanel
      title={t('invoicing.pick.title', { name: customerName })}
      width={620}
      onClose={onClose}
      footer={
        lines.length > 0 && (
          <ActionButton type="primary" onClick={() => onPreview({ customerId, lines })}>
            {t('invoicing.desk.preview')}
          </ActionButton>
        )
      }
    >
      <p>{t('invoicing.pick.hint')}</p>
      <FormPanel<{ wanted: string }, Picks> submitLabel={t('invoicing.pick.find')} onSubmit={find} onDone={setPicks}>
        <Form.Item label={t('invoicing.pick.by')}>
          <Segmented<By>
            value={by}
            onChange={(next) => {
              setBy(next);
              setPicks(undefined);
            }}
            options={[
              { value: 'amount', label: t('invoicing.pick.amount') },
              { value: 'qty', label: t('invoicing.pick.qty') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="wanted"
          label={t(`invoicing.pick.${by}`)}
          rules={[{ required: true, message: t('fields.required') }]}
        >
          <Input className="td-number" inputMode="decimal" autoComplete="off" autoFocus />
        </Form.Item>
      </FormPanel>
      {picks && (
        <div className="td-request-picks">
          <Found picks={picks} by={by} />
        </div>
      )}
    </SidePanel>
  );
};
