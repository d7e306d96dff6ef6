/** 批次追踪: a batch → every customer, note, quantity and day; a customer → the batches he got. */
import { Segmented } from 'antd';
import { useState } from 'react';
import type { PickedCustomer } from '../../../shared/contract/customers.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { RecordPicker } from '../../ui/record-picker';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { type BatchKey, TracedBatchView } from './traced-batch';
import './stock.css';

type FoundBatch = BatchKey & {
  readonly id: number;
  readonly productName: string;
  readonly specification: string;
  readonly expiresLabel: string;
};

const loadBatches = (search: string) => api.recalls.findBatches({ search });
const loadCustomers = (search: string) => api.customers.pick({ search });

const Purchases = ({ customerId }: { readonly customerId: number }) => {
  const t = useT();
  const ask = () => api.recalls.batchesOf({ customerId });
  const found = useRead(['recalls.batchesOf', customerId], ask, { tables: ['dispatch_note', 'recall'] });
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  if (found.value.length === 0) return <PanelMessage title={t('recalls.noPurchases')} />;
  const heads = ['product', 'batchNo', 'expires', 'note', 'qty', 'returnedQty', 'shippedOn', 'recall'] as const;
  return (
    <div className="td-entry-scroll">
      <table className="td-entry td-trace">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`recalls.columns.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.value.map((row) => (
            <tr key={row.id}>
              <td>
                {row.productName} {row.specification}
              </td>
              <td>{row.batchNo}</td>
              <td>{row.expiresLabel}</td>
              <td>{row.noteNumber}</td>
              <td className="is-figure">
                <QtyText qty={row.qty} /> {row.unit}
              </td>
              <td className="is-figure">{row.returnedQty > 0 && <QtyText qty={row.returnedQty} />}</td>
              <td>{row.shippedOn}</td>
              <td>{row.recallNumber !== '' && <StateTag tone="bad">{row.recallNumber}</StateTag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

type View = 'byBatch' | 'byCustomer';
const views: readonly View[] = ['byBatch', 'byCustomer'];

const startOf = ({ productId, batchNo }: ScreenProps['params']): BatchKey | undefined =>
  typeof productId === 'number' && batchNo !== undefined ? { productId, batchNo: String(batchNo) } : undefined;

const TraceScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const [view, setView] = useState<View>('byBatch');
  const [batch, setBatch] = useState(() => startOf(params));
  const [customerId, setCustomerId] = useState<number>();
  return (
    <div className="td-document">
      <header className="td-document-head">
        <Segmented<View>
          aria-label={t('recalls.trace')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({ value, label: t(`recalls.${value}`) }))}
        />
        {view === 'byBatch' ? (
          <RecordPicker<FoundBatch>
            key="batch"
            label={t('recalls.find')}
            placeholder={t('recalls.findHint')}
            load={loadBatches}
            autoFocus={batch === undefined}
            optionOf={({ id, batchNo, productName, specification }) => {
              return { id, label: batchNo, hint: `${productName} ${specification}` };
            }}
            onChange={(_, found) => found && setBatch({ productId: found.productId, batchNo: found.batchNo })}
          />
        ) : (
          <RecordPicker<PickedCustomer>
            key="customer"
            label={t('recalls.customer')}
            placeholder={t('recalls.customerHint')}
            load={loadCustomers}
            optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
            value={customerId}
            onChange={(id) => setCustomerId(id)}
            autoFocus
          />
        )}
      </header>
      {view === 'byBatch' && batch && <TracedBatchView key={`${batch.productId}/${batch.batchNo}`} batch={batch} />}
      {view === 'byBatch' && !batch && <PanelMessage title={t('recalls.findHint')} />}
      {view === 'byCustomer' && customerId !== undefined && <Purchases key={customerId} customerId={customerId} />}
    </div>
  );
};

export default TraceScreen;
