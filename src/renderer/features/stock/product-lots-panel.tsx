/** The lots of one product, first expired first, each with what may be done. */
import { useState } from 'react';
import type { ProductStockRow } from '../../../shared/contract/stock.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { Button } from 'antd';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { LotActions } from './lot-panel';
import { LotDialogue, type LotQuestion } from './lot-questions';
import { Expiry } from './stock-columns';
import './stock.css';

const lotTables = ['lot', 'dispatch_note'];
const figures = ['onHand', 'sellable', 'reserved', 'promised', 'available'] as const;

const Balance = ({ product }: { readonly product: ProductStockRow }) => {
  const t = useT();
  return (
    <dl className="td-balance">
      {figures.map((figure) => (
        <div key={figure}>
          <dt>{t(`stock.columns.${figure}`)}</dt>
          <dd>
            <QtyText qty={product[`${figure}Qty`]} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

type Props = {
  readonly product: ProductStockRow;
  readonly onClose: () => void;
  readonly onOpenLot: (lotId: number) => void;
};

export const ProductLotsPanel = ({ product, onClose, onOpenLot }: Props) => {
  const t = useT();
  const [question, setQuestion] = useState<LotQuestion>();
  const { id } = product;
  const ask = () =>
    api.stock.list({
      filters: [{ op: 'range', column: 'productId', min: id, max: id }],
      sort: [{ column: 'expiresOn', direction: 'asc' }],
    });
  const found = useRead(['stock.list', 'product', id], ask, { tables: lotTables });
  const rows = found.value?.rows;
  return (
    <SidePanel title={product.genericName} extra={product.specification} onClose={onClose}>
      <Balance product={product} />
      {!rows && found.isLoading && <PanelLoading />}
      {!rows && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {rows?.length === 0 && <PanelMessage title={t('stock.noLots')} />}
      <ul className="td-lots">
        {rows?.map((lot) => (
          <li key={lot.id}>
            <div className="td-lot-head">
              <Button type="link" size="small" onClick={() => onOpenLot(lot.id)}>
                {lot.batchNo}
              </Button>
              {lot.status === 'locked' && <StateTag tone="bad">{t('stock.status.locked')}</StateTag>}
              {lot.area !== 'stock' && <StateTag tone="warning">{t(`stock.areas.${lot.area}`)}</StateTag>}
              <Expiry date={lot.expiresOn} of={lot} label={lot.expiresLabel} />
            </div>
            <div className="td-lot-figures">
              {t('stock.columns.onHand')} <QtyText qty={lot.onHand} /> · {t('stock.columns.free')}{' '}
              <QtyText qty={lot.onHand - lot.reserved} /> {lot.unit} · {lot.location}
            </div>
            <div className="td-form-buttons">
              <LotActions lot={lot} onAsk={setQuestion} />
            </div>
          </li>
        ))}
      </ul>
      <LotDialogue question={question} onClose={() => setQuestion(undefined)} />
    </SidePanel>
  );
};
