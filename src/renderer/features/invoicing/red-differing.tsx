/** 开票价与销售价不一致: the pairs, and the two ways out of each. */
import { Alert } from 'antd';
import { useState } from 'react';
import type { DifferingAccount } from '../../../shared/contract/red-letters.schemas';
import { formatPercent } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText, PriceText, QtyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { useTabActions } from '../../ui/tab-actions';
import { AskRed, type RedQuestion } from './red-ask';
import { redTables } from './red-looks';

const tables = [...redTables, 'ledger_account'];
type Open = {
  readonly id: number;
  readonly number: string;
  readonly price: number;
  readonly qty: number;
  readonly fen: number;
};

const Side = ({ title, rows }: { readonly title: string; readonly rows: readonly Open[] }) => {
  const t = useT();
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{title}</th>
          <th className="td-number">{t('redLetters.form.price')}</th>
          <th className="td-number">{t('redLetters.form.quantity')}</th>
          <th className="td-number">{t('redLetters.form.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.number}</td>
            <td className="td-number">
              <PriceText price={row.price} />
            </td>
            <td className="td-number">
              <QtyText qty={row.qty} />
            </td>
            <td className="td-number">
              <MoneyText fen={row.fen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type PairProps = { readonly row: DifferingAccount; readonly onNote: () => void };

const Pair = ({ row, onNote }: PairProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const orders = new Map(
    row.sales.flatMap(({ orderId, orderNumber }) => (orderId === null ? [] : [[orderId, orderNumber]])),
  );
  return (
    <section className="td-red-pair">
      <h3>
        {row.customerName} · {row.productName} · {formatPercent(row.rateBp)}
      </h3>
      <div className="td-red-sides">
        <Side
          title={t('redLetters.differing.sales')}
          rows={row.sales.map((one) => ({ ...one, number: one.orderNumber }))}
        />
        <Side
          title={t('redLetters.differing.advances')}
          rows={row.advances.map((one) => ({ ...one, number: one.invoiceNumber }))}
        />
      </div>
      {row.note !== '' && <p>{t('redLetters.differing.noted', { who: row.notedBy, note: row.note })}</p>}
      <div className="td-red-buttons">
        {[...orders].map(([orderId, number]) => (
          <ActionButton
            key={orderId}
            size="small"
            state={row.actions.changePrice}
            onClick={() =>
              openTab({
                key: `order/${orderId}`,
                screen: 'order',
                title: String(number),
                params: { orderId: Number(orderId) },
              })
            }
          >
            {t('redLetters.differing.changePrice', { number: String(number) })}
          </ActionButton>
        ))}
        <ActionButton size="small" state={row.actions.note} onClick={onNote}>
          {t('redLetters.differing.note')}
        </ActionButton>
      </div>
    </section>
  );
};

export const RedDiffering = () => {
  const t = useT();
  const notice = useNotice();
  const note = useCommand(api.redLetters.noteDiffering);
  const [question, setQuestion] = useState<RedQuestion>();

  const found = useRead(['redLetters.differing'], () => api.redLetters.differing({}), { tables });
  const rows = found.value?.rows ?? [];
  const ask = (row: DifferingAccount) =>
    setQuestion({
      title: t('redLetters.differing.note'),
      label: t('redLetters.form.why'),
      first: row.note,
      isOptional: false,
      onSubmit: (text) => note.run({ accountId: row.id, note: text }),
      onDone: () => notice.success(t('redLetters.differing.saved')),
    });
  return (
    <div className="td-red-page">
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && rows.length === 0 && <PanelMessage title={t('redLetters.differing.empty')} />}
      {rows.length > 0 && <Alert type="warning" showIcon title={t('redLetters.differing.hint')} />}
      {rows.map((row) => (
        <Pair key={row.id} row={row} onNote={() => ask(row)} />
      ))}
      {question && <AskRed question={question} onClose={() => setQuestion(undefined)} />}
    </div>
  );
};
