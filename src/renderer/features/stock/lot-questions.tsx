/** What is asked before a lot is locked, unlocked, put elsewhere, or its opening is taken back. */
import { Form, Input, Modal } from 'antd';
import type { LotRow, MoveRow } from '../../../shared/contract/stock.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskIssue } from './ask-issue';
import { AskShift } from './ask-shift';

export type LotQuestion =
  | { readonly kind: 'lock' | 'unlock' | 'move' | 'transfer' | 'changeArea' | 'issue'; readonly lot: LotRow }
  | { readonly kind: 'reverse'; readonly move: MoveRow };

type Done = { readonly onDone: () => void };

const Reason = ({ hint }: { readonly hint?: string }) => {
  const t = useT();
  return (
    <>
      {hint && <p>{hint}</p>}
      <Form.Item
        name="reason"
        label={t('stock.reason')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
    </>
  );
};

const AskLock = ({ lot, onDone }: Done & { readonly lot: LotRow }) => {
  const t = useT();
  const lock = useCommand(api.stock.lockLot);
  const unlock = useCommand(api.stock.unlockLot);
  const isLocked = lot.status === 'locked';
  return (
    <FormPanel<{ reason: string }, unknown>
      onSubmit={({ reason }) => (isLocked ? unlock : lock).run({ lotId: lot.id, version: lot.version, reason })}
      onDone={onDone}
    >
      <Reason {...(isLocked ? {} : { hint: t('stock.lockHint') })} />
    </FormPanel>
  );
};

const AskPlace = ({ lot, onDone }: Done & { readonly lot: LotRow }) => {
  const t = useT();
  const move = useCommand(api.stock.moveLot);
  return (
    <FormPanel<{ location: string }, unknown>
      initialValues={{ location: lot.location }}
      onSubmit={({ location }) => move.run({ lotId: lot.id, version: lot.version, location })}
      onDone={onDone}
    >
      <Form.Item name="location" label={t('stock.columns.location')}>
        <Input maxLength={40} autoFocus />
      </Form.Item>
    </FormPanel>
  );
};

const AskReversal = ({ move, onDone }: Done & { readonly move: MoveRow }) => {
  const t = useT();
  const reverse = useCommand(api.stock.reverseOpening);
  return (
    <FormPanel<{ reason: string }, unknown>
      onSubmit={({ reason }) => reverse.run({ moveId: move.id, reason })}
      onDone={onDone}
    >
      <Reason hint={t('stock.reverseHint')} />
    </FormPanel>
  );
};

const doneKeys = {
  lock: 'stock.locked',
  unlock: 'stock.unlocked',
  move: 'stock.moved',
  transfer: 'stock.transferred',
  changeArea: 'stock.areaChanged',
  reverse: 'stock.reversed',
} as const;

type Props = { readonly question: LotQuestion | undefined; readonly onClose: () => void };

/** The dialogue of one question; nothing while there is none. */
export const LotDialogue = ({ question, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const done = () => {
    if (question && question.kind !== 'issue') notice.success(t(doneKeys[question.kind]));
    onClose();
  };
  return (
    <Modal
      open={question !== undefined}
      title={question && t(`stock.${question.kind}`)}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {(question?.kind === 'lock' || question?.kind === 'unlock') && <AskLock lot={question.lot} onDone={done} />}
      {(question?.kind === 'transfer' || question?.kind === 'changeArea') && (
        <AskShift lot={question.lot} kind={question.kind} onDone={done} />
      )}
      {question?.kind === 'issue' && <AskIssue lot={question.lot} onDone={done} />}
      {question?.kind === 'move' && <AskPlace lot={question.lot} onDone={done} />}
      {question?.kind === 'reverse' && <AskReversal move={question.move} onDone={done} />}
    </Modal>
  );
};
