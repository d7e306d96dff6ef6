/** Closing the next month after a look at what is left open, and opening the last closed one again. */
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Leftover, PeriodClosed } from '../../../shared/contract/periods.contract';
import { formatFen, formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { ledgerTables, PeriodPage, type ViewProps } from './period-parts';

const HASH_SHOWN = 16;
const SHOWN = 5;

const Leftovers = ({ left }: { readonly left: readonly Leftover[] }) => {
  const t = useT();
  const open = left.filter(({ count }) => count > 0);
  if (open.length === 0) return <Alert type="success" showIcon title={t('periods.close.nothingLeft')} />;
  const namesOf = ({ rows }: Leftover) =>
    rows
      .slice(0, SHOWN)
      .map(({ number, name }) => `${number} ${name}`)
      .join(t('common.listSeparator'));
  return (
    <Alert
      type="warning"
      showIcon
      title={t('periods.close.left')}
      description={
        <table className="td-period-table">
          <tbody>
            {open.map((one) => (
              <tr key={one.kind}>
                <td>{t(`periods.close.leftovers.${one.kind}`)}</td>
                <td className="is-number">{t('periods.close.sum', { count: one.count, fen: formatFen(one.fen) })}</td>
                <td>{namesOf(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
};

type AskClose = { readonly month: string; readonly left: readonly Leftover[]; readonly onClose: () => void };

const CloseDialog = ({ month, left, onClose }: AskClose) => {
  const t = useT();
  const notice = useNotice();
  const close = useCommand(api.periods.close);
  const run = async () => {
    const answer = await close.run({ month });
    if (!notice.accept(answer) || !answer.ok) return;
    notice.success(t('periods.close.done', { month, count: answer.value.keyCount }));
    onClose();
  };
  return (
    <Dialog title={t('periods.close.confirmTitle', { month })} width={680} onClose={onClose}>
      <p>{t('periods.close.confirmBody', { month })}</p>
      <Leftovers left={left} />
      <p style={{ textAlign: 'end', marginBottom: 0 }}>
        <Button type="primary" loading={close.isBusy} onClick={() => void run()}>
          {t('periods.close.button', { month })}
        </Button>
      </p>
    </Dialog>
  );
};

const ReopenDialog = ({ closed, onClose }: { readonly closed: PeriodClosed; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const reopen = useCommand(api.periods.reopen);
  const { month } = closed;
  return (
    <Dialog title={t('periods.close.reopenTitle', { month })} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        onSubmit={({ reason }) => reopen.run({ closeId: closed.id, reason })}
        onDone={() => {
          notice.success(t('periods.close.reopenDone', { month }));
          onClose();
        }}
      >
        <Form.Item
          name="reason"
          label={t('periods.close.reason')}
          rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

type RowProps = { readonly one: PeriodClosed; readonly onReopen: (one: PeriodClosed) => void };

const ClosedRow = ({ one, onReopen }: RowProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { openTab } = useTabActions();
  const { id: closeId, month, closedBy, reopenedBy, reopenReason: reason } = one;
  const show = () =>
    openTab({
      key: `period-snapshot/${closeId}`,
      screen: 'periodSnapshot',
      title: t('periods.close.snapshot', { month }),
      params: { closeId },
    });
  return (
    <tr>
      <td>{month}</td>
      <td>
        {t('periods.close.closedBy', { name: closedBy, at: formatInstant(one.closedAt, timeZone) })}
        {one.reopenedAt !== null && (
          <div className="td-quiet">
            {t('periods.close.reopened', { name: reopenedBy, at: formatInstant(one.reopenedAt, timeZone), reason })}
          </div>
        )}
      </td>
      <td className="is-number">{t('periods.close.keys', { count: one.keyCount })}</td>
      <td className="is-number">
        <MoneyText fen={one.storedFen} />
      </td>
      <td className="is-number">
        <MoneyText fen={one.advanceFen} />
      </td>
      <td className="is-number">
        <MoneyText fen={one.pendingFen} />
      </td>
      <td className="td-period-hash" title={one.hash}>
        {one.hash.slice(0, HASH_SHOWN)}
      </td>
      <td>
        <Button type="link" size="small" onClick={show}>
          {t('periods.close.open')}
        </Button>
        {one.reopenedAt === null && (
          <ActionButton size="small" state={one.actions.reopen} onClick={() => onReopen(one)}>
            {t('periods.close.reopen')}
          </ActionButton>
        )}
      </td>
    </tr>
  );
};

const heads = ['month', 'columns.storedFen', 'columns.advanceFen', 'columns.pendingFen', 'close.hash'] as const;

const ClosedTable = ({
  closes,
  onReopen,
}: {
  readonly closes: readonly PeriodClosed[];
  readonly onReopen: RowProps['onReopen'];
}) => {
  const t = useT();
  if (closes.length === 0) return <PanelMessage title={t('periods.close.empty')} />;
  const [month, ...rest] = heads;
  return (
    <table className="td-period-table">
      <thead>
        <tr>
          <th>{t(`periods.${month}`)}</th>
          <th />
          <th />
          {rest.map((key) => (
            <th key={key} className={key === 'close.hash' ? '' : 'is-number'}>
              {t(`periods.${key}`)}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {closes.map((one) => (
          <ClosedRow key={one.id} one={one} onReopen={onReopen} />
        ))}
      </tbody>
    </table>
  );
};

export const CloseView = ({ head }: ViewProps) => {
  const t = useT();
  const [isClosing, setIsClosing] = useState(false);
  const [reopening, setReopening] = useState<PeriodClosed>();
  const found = useRead(['periods.overview'], () => api.periods.overview({}), { tables: ledgerTables });
  const left = useRead(['periods.leftovers'], () => api.periods.leftovers({}), { tables: ledgerTables });
  if (!found.value || !left.value) {
    const problem = found.problem ?? left.problem;
    return (
      <PeriodPage head={head}>
        {problem ? <PanelRefused problem={problem} onRetry={found.reload} /> : <PanelLoading />}
      </PeriodPage>
    );
  }
  const { nextMonth, closes, actions } = found.value;
  return (
    <PeriodPage head={head}>
      <div className="td-period-body">
        <h2>{t('periods.close.next')}</h2>
        {nextMonth === null ? (
          <p className="td-quiet">{t('periods.close.nothing')}</p>
        ) : (
          <p className="td-period-next">
            <strong>{nextMonth}</strong>
            <ActionButton type="primary" state={actions.close} onClick={() => setIsClosing(true)}>
              {t('periods.close.button', { month: nextMonth })}
            </ActionButton>
          </p>
        )}
        <Leftovers left={left.value} />
        <h2>{t('periods.close.list')}</h2>
        <ClosedTable closes={closes} onReopen={setReopening} />
      </div>
      {isClosing && nextMonth !== null && (
        <CloseDialog month={nextMonth} left={left.value} onClose={() => setIsClosing(false)} />
      )}
      {reopening && <ReopenDialog closed={reopening} onClose={() => setReopening(undefined)} />}
    </PeriodPage>
  );
};
