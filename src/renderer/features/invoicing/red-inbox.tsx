/** Forms that buyers raised: finance confirms or rejects each before its 72 hours are over. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { RedClock } from './red-clock';
import { RedFormPanel } from './red-form-panel';
import { redTables } from './red-looks';
import { NewRedForm } from './red-new-form';

const heads = ['number', 'clock', 'customerName', 'invoiceNumber', 'reason', 'formNo', 'totalFen'] as const;

export const RedInbox = () => {
  const t = useT();
  const may = useMayState('invoicing.issue');
  const found = useRead(['redLetters.clocks'], () => api.redLetters.clocks({}), { tables: redTables });
  const [open, setOpen] = useState<number | 'new'>();
  const rows = found.value?.filter(({ isFromBuyer }) => isFromBuyer) ?? [];
  const close = () => setOpen(undefined);
  return (
    <div className="td-list-page">
      <div className="td-red-page">
        <ActionButton type="primary" icon={<PlusOutlined />} state={may} onClick={() => setOpen('new')}>
          {t('redLetters.inbox.record')}
        </ActionButton>
        {!found.value && found.isLoading && <PanelLoading />}
        {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {found.value && rows.length === 0 && (
          <PanelMessage title={t('redLetters.inbox.empty')} hint={t('redLetters.inbox.emptyHint')} />
        )}
        {rows.length > 0 && (
          <table className="td-plain">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} className={head === 'totalFen' ? 'td-number' : ''}>
                    {t(`redLetters.columns.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Button type="link" size="small" onClick={() => setOpen(row.id)}>
                      {row.number}
                    </Button>
                  </td>
                  <td>
                    <RedClock row={row} />
                  </td>
                  <td>{row.customerName}</td>
                  <td>{row.invoiceNumber}</td>
                  <td>{t(`redLetters.reasons.${row.reason}`)}</td>
                  <td>{row.formNo}</td>
                  <td className="td-number">
                    <MoneyText fen={0 - row.totalFen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {open === 'new' && <NewRedForm isTheirs onClose={close} />}
      {typeof open === 'number' && <RedFormPanel key={open} requestId={open} entry={1} onClose={close} />}
    </div>
  );
};
