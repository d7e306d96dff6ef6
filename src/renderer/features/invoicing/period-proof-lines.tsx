/** Beside the proof: the order lines of a customer on which goods and ledger do not say the same. */
import { Button } from 'antd';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { MoneyText, QtyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { useTabActions } from '../../ui/tab-actions';
import { ledgerTables } from './period-parts';

type Props = { readonly customerId: number; readonly entry: number; readonly onClose: () => void };

export const ProofLinesPanel = ({ customerId, entry, onClose }: Props) => {
  const t = useT();
  const { openTab } = useTabActions();
  const asked = { customerId };
  const found = useRead(['periods.proofLines', asked], () => api.periods.proofLines(asked), { tables: ledgerTables });
  const open = (orderId: number, title: string) =>
    openTab({ key: `order/${orderId}`, screen: 'order', title, params: { orderId } });
  return (
    <SidePanel title={t('periods.proof.lines')} width={520} entry={entry} onClose={onClose}>
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value?.length === 0 && <PanelMessage title={t('periods.proof.noLines')} />}
      {found.value && found.value.length > 0 && (
        <table className="td-period-table">
          <thead>
            <tr>
              <th>{t('periods.proof.order')}</th>
              <th>{t('periods.columns.productName')}</th>
              <th className="is-number">{t('periods.proof.goods')}</th>
              <th className="is-number">{t('periods.proof.ledger')}</th>
              <th className="is-number">{t('periods.proof.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {found.value.map((line) => (
              <tr key={line.id}>
                <td>
                  <Button type="link" size="small" onClick={() => open(line.orderId, line.orderNumber)}>
                    {line.orderNumber}
                  </Button>
                </td>
                <td>{line.productName}</td>
                <td className="is-number">
                  <QtyText qty={line.goodsQty} />
                  <br />
                  <MoneyText fen={line.goodsFen} />
                </td>
                <td className="is-number">
                  <QtyText qty={line.ledgerQty} />
                  <br />
                  <MoneyText fen={line.ledgerFen} />
                </td>
                <td className="is-number">
                  <MoneyText fen={line.differenceFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SidePanel>
  );
};
