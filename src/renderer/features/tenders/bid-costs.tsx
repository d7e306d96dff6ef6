/** What bidding for a tender cost, with its sum. */
import { PlusOutlined } from '@ant-design/icons';
import { Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { BidCostRow } from '../../../shared/contract/deposit-shapes';
import { type BidCostKind, bidCostKinds } from '../../../shared/domain/deposit-words';
import { parseFen } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { DayField, FenField, TextField } from './deposit-fields';
import { DAY, useToday } from './deposit-words';

const tables = ['bid_cost'];

type Values = {
  readonly kind: BidCostKind;
  readonly amountFen: string;
  readonly spentOn: Dayjs;
  readonly payee?: string;
  readonly note?: string;
};
type AskProps = { readonly tenderId: number; readonly onClose: () => void };

const RecordCost = ({ tenderId, onClose }: AskProps) => {
  const t = useT();
  const notice = useNotice();
  const today = useToday();
  const record = useCommand(api.bidCosts.record);
  return (
    <Dialog title={t('deposits.costs.new')} onClose={onClose}>
      <FormPanel<Values, unknown>
        initialValues={{ kind: 'documents', spentOn: today }}
        submitLabel={t('deposits.costs.new')}
        onSubmit={async ({ kind, amountFen, spentOn, payee = '', note = '' }) => {
          const fen = parseFen(amountFen, '/amountFen');
          if (!fen.ok) return fen;
          return record.run({ tenderId, kind, amountFen: fen.value, spentOn: spentOn.format(DAY), payee, note });
        }}
        onDone={() => {
          notice.success(t('deposits.costs.recorded'));
          onClose();
        }}
      >
        <Form.Item name="kind" label={t('deposits.costs.columns.kind')}>
          <Select options={bidCostKinds.map((value) => ({ value, label: t(`deposits.costs.kinds.${value}`) }))} />
        </Form.Item>
        <FenField name="amountFen" label={t('deposits.fields.amount')} />
        <DayField name="spentOn" label={t('deposits.costs.columns.spentOn')} />
        <TextField name="payee" label={t('deposits.costs.columns.payee')} maxLength={120} isOptional />
        <TextField name="note" label={t('deposits.costs.columns.note')} maxLength={200} isOptional />
      </FormPanel>
    </Dialog>
  );
};

const ReverseCost = ({ tenderId, cost, onClose }: AskProps & { readonly cost: BidCostRow }) => {
  const t = useT();
  const notice = useNotice();
  const reverse = useCommand(api.bidCosts.reverse);
  return (
    <Dialog title={t('deposits.costs.reverse')} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t('deposits.act.reverse')}
        onSubmit={({ reason }) => reverse.run({ tenderId, costId: cost.id, reason })}
        onDone={() => {
          notice.success(t('deposits.costs.reversed'));
          onClose();
        }}
      >
        <p>
          {t(`deposits.costs.kinds.${cost.kind}`)} {cost.spentOn} <MoneyText fen={cost.amountFen} />
        </p>
        <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} isFirst />
      </FormPanel>
    </Dialog>
  );
};

const CostRow = ({ cost, onReverse }: { readonly cost: BidCostRow; readonly onReverse: () => void }) => {
  const t = useT();
  const isOpen = cost.reversalOf === null && !cost.isReversed;
  const kind = t(`deposits.costs.kinds.${cost.kind}`);
  return (
    <tr>
      <td>{cost.spentOn}</td>
      <td>
        {cost.reversalOf === null ? kind : t('deposits.moves.reversal', { what: `deposits.costs.kinds.${cost.kind}` })}{' '}
        {cost.isReversed && <StateTag>{t('deposits.moves.reversed')}</StateTag>}
      </td>
      <td>{[cost.payee, cost.note, cost.reason].filter((text) => text !== '').join(' · ')}</td>
      <td>{cost.recordedBy}</td>
      <td className="td-number">
        <MoneyText fen={cost.amountFen} />
      </td>
      <td>
        {isOpen && (
          <ActionButton size="small" state={cost.actions.reverse} onClick={onReverse}>
            {t('deposits.act.reverse')}
          </ActionButton>
        )}
      </td>
    </tr>
  );
};

type TableProps = { readonly rows: readonly BidCostRow[]; readonly onReverse: (cost: BidCostRow) => void };

const CostTable = ({ rows, onReverse }: TableProps) => {
  const t = useT();
  if (rows.length === 0) return <p className="td-quiet">{t('deposits.costs.empty')}</p>;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          {(['spentOn', 'kind', 'note', 'by'] as const).map((key) => (
            <th key={key}>{t(`deposits.costs.columns.${key}`)}</th>
          ))}
          <th className="td-number">{t('deposits.costs.columns.amount')}</th>
          <th aria-label={t('deposits.act.reverse')} />
        </tr>
      </thead>
      <tbody>
        {rows.map((cost) => (
          <CostRow key={cost.id} cost={cost} onReverse={() => onReverse(cost)} />
        ))}
      </tbody>
    </table>
  );
};

export const BidCosts = ({ tenderId }: { readonly tenderId: number }) => {
  const t = useT();
  const found = useRead(['bidCosts.ofTender', tenderId], () => api.bidCosts.ofTender({ tenderId }), { tables });
  const [asked, setAsked] = useState<BidCostRow | 'new'>();
  const close = () => setAsked(undefined);
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const { rows, sumFen, actions } = found.value;
  return (
    <section className="td-deposit-section" aria-label={t('deposits.costs.title')}>
      <header>
        <h3>{t('deposits.costs.title')}</h3>
        <span>{t('deposits.costs.sum', { sum: sumFen })}</span>
        <ActionButton icon={<PlusOutlined aria-hidden />} state={actions.record} onClick={() => setAsked('new')}>
          {t('deposits.costs.new')}
        </ActionButton>
      </header>
      <CostTable rows={rows} onReverse={setAsked} />
      {asked === 'new' && <RecordCost tenderId={tenderId} onClose={close} />}
      {asked !== undefined && asked !== 'new' && <ReverseCost tenderId={tenderId} cost={asked} onClose={close} />}
    </section>
  );
};
