/** The ledger of a deposit, and what was asked of its payee. */
import type { DepositChase, DepositMove, DepositRow } from '../../../shared/contract/deposit-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import { TextField } from './deposit-fields';

const nameOf = ({ kind, reversalOf }: DepositMove) =>
  reversalOf === null
    ? ([`deposits.moves.${kind}`, {}] as const)
    : (['deposits.moves.reversal', { what: `deposits.moves.${kind}` }] as const);

type RowProps = { readonly move: DepositMove; readonly onReverse: (move: DepositMove) => void };

const MoveRow = ({ move, onReverse }: RowProps) => {
  const t = useT();
  const [key, params] = nameOf(move);
  const more = [move.otherNumber, move.reference, move.reason].filter((text) => text !== '').join(' · ');
  const isOpen = move.reversalOf === null && !move.isReversed;
  return (
    <tr>
      <td>{move.movedOn}</td>
      <td>
        {t(key, params)} {move.isReversed && <StateTag>{t('deposits.moves.reversed')}</StateTag>}
        {more !== '' && <div className="td-quiet">{more}</div>}
        <div className="td-quiet">{move.movedBy}</div>
      </td>
      <td className="td-number">
        <MoneyText fen={move.amountFen} />
      </td>
      <td>
        {isOpen && (
          <ActionButton size="small" state={move.actions.reverse} onClick={() => onReverse(move)}>
            {t('deposits.act.reverse')}
          </ActionButton>
        )}
      </td>
    </tr>
  );
};

type ListProps = { readonly moves: readonly DepositMove[]; readonly onReverse: (move: DepositMove) => void };

export const MoveList = ({ moves, onReverse }: ListProps) => {
  const t = useT();
  if (moves.length === 0) return <p className="td-quiet">{t('deposits.moves.empty')}</p>;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('deposits.moves.on')}</th>
          <th>{t('deposits.moves.what')}</th>
          <th className="td-number">{t('deposits.moves.amount')}</th>
          <th aria-label={t('deposits.act.reverse')} />
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <MoveRow key={move.id} move={move} onReverse={onReverse} />
        ))}
      </tbody>
    </table>
  );
};

export const ChaseList = ({ chases }: { readonly chases: readonly DepositChase[] }) => {
  const t = useT();
  if (chases.length === 0) return <p className="td-quiet">{t('deposits.chases.empty')}</p>;
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('deposits.chases.chasedOn')}</th>
          <th>{t('deposits.chases.answer')}</th>
          <th>{t('deposits.chases.nextOn')}</th>
        </tr>
      </thead>
      <tbody>
        {chases.map(({ id, chasedOn, how, answer, nextOn, notedBy }) => (
          <tr key={id}>
            <td>{chasedOn}</td>
            <td>
              {answer}
              <div className="td-quiet">{[t(`deposits.chases.hows.${how}`), notedBy].join(' · ')}</div>
            </td>
            <td>{nextOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type ReverseProps = { readonly row: DepositRow; readonly move: DepositMove; readonly onClose: () => void };

export const ReverseMove = ({ row, move, onClose }: ReverseProps) => {
  const t = useT();
  const notice = useNotice();
  const reverse = useCommand(api.deposits.reverse);
  const [key, params] = nameOf(move);
  return (
    <Dialog title={t('deposits.act.reverse')} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t('deposits.act.reverse')}
        onSubmit={({ reason }) => reverse.run({ depositId: row.id, version: row.version, moveId: move.id, reason })}
        onDone={() => {
          notice.success(t('deposits.done'));
          onClose();
        }}
      >
        <p>
          {t(key, params)} {move.movedOn} <MoneyText fen={move.amountFen} />
        </p>
        <p className="td-quiet">{t('deposits.hints.reverse')}</p>
        <TextField name="reason" label={t('deposits.fields.reason')} maxLength={200} isFirst />
      </FormPanel>
    </Dialog>
  );
};
