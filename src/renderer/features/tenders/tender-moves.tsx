/** What is asked before a contract is noted, a tender changes hands, or its next round is entered. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { hasOpening } from '../../../shared/domain/tender-paths';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { useTimeZone } from '../../ui/time-zone';
import { useUndo } from '../../ui/undo';
import { Question, type QuestionProps, TextItem } from './tender-questions';
import { dayOrNull, instantOrNull, TIME, useOpened } from './tender-times';
import { loadHandlers, loadReaders, personOption, stateWord } from './tender-words';

export const Sign = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const move = useCommand(api.tenders.moveTo);
  const { today } = useOpened();
  const { id: tenderId, version } = tender;
  return (
    <Question<{ on: Dayjs }>
      {...{ tender, onClose, step: 'sign' }}
      initialValues={{ on: dayjs(today) }}
      onSubmit={({ on }) => move.run({ tenderId, version, step: 'sign', on: dayOrNull(on) })}
    >
      <Form.Item name="on" label={t('tenders.columns.contractOn')}>
        <DatePicker allowClear={false} autoFocus />
      </Form.Item>
    </Question>
  );
};

const awarded: readonly string[] = ['won', 'listed'];

/** Where it goes back to, and what of an award goes with it. */
export const TakeBack = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const takeBack = useCommand(api.tenders.takeBack);
  const { id: tenderId, version, kind, state, backTo } = tender;
  return (
    <Question<{ reason: string }>
      {...{ tender, onClose, step: 'takeBack' }}
      onSubmit={({ reason }) => takeBack.run({ tenderId, version, reason })}
    >
      {backTo !== null && <p>{t('tenders.ask.backTo', { state: stateWord({ kind, state: backTo }, t) })}</p>}
      {awarded.includes(state) && <p className="td-quiet">{t('tenders.ask.backAward')}</p>}
      <TextItem name="reason" max={200} isNeeded isFirst />
    </Question>
  );
};

type HandlerProps = {
  readonly ownerId: number;
  readonly chosen: { readonly id: number; readonly label: string };
  readonly value?: number;
  readonly onChange?: (id: number | undefined) => void;
};

/** Those who see the records of the owner that is chosen above. */
const Handler = ({ ownerId, ...field }: HandlerProps) => {
  const owner = Form.useWatch('ownerId', Form.useFormInstance<Hands>());
  return <RecordPicker load={loadHandlers(owner ?? ownerId)} optionOf={personOption} {...field} />;
};

type Hands = { readonly ownerId?: number; readonly assistantId?: number; readonly reason: string };

export const Reassign = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const reassign = useCommand(api.tenders.reassign);
  const undo = useUndo();
  const { id: tenderId, version, ownerId, ownerName, assistantId, assistantName } = tender;
  const submit = async (values: Hands) => {
    const hands = { ownerId: values.ownerId ?? ownerId, assistantId: values.assistantId ?? assistantId };
    const answer = await reassign.run({ tenderId, version, reason: values.reason, ...hands });
    if (answer.ok) {
      const before = { tenderId, version: answer.value.version, ownerId, assistantId };
      undo({
        text: t('tenders.ask.done'),
        onUndo: () => reassign.run({ ...before, reason: t('common.undoReason') }),
      });
    }
    return answer;
  };
  return (
    <Question<Hands>
      {...{ tender, onClose, step: 'reassign', isTold: true }}
      initialValues={{ ownerId, assistantId }}
      onSubmit={submit}
    >
      <Form.Item name="ownerId" label={t('tenders.ask.owner')}>
        <RecordPicker
          load={loadReaders()}
          optionOf={personOption}
          chosen={{ id: ownerId, label: ownerName }}
          autoFocus
        />
      </Form.Item>
      <Form.Item name="assistantId" label={t('tenders.ask.assistant')}>
        <Handler {...{ ownerId }} chosen={{ id: assistantId, label: assistantName }} />
      </Form.Item>
      <TextItem name="reason" max={200} isNeeded />
    </Question>
  );
};

export const CloneRound = ({ tender, onClose }: QuestionProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const clone = useCommand(api.tenders.cloneRound);
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  return (
    <Question<{ title: string; deadline?: Dayjs; opening?: Dayjs }>
      {...{ tender, onClose, step: 'cloneRound' }}
      initialValues={{ title: tender.title }}
      onSubmit={({ title, deadline, opening }) =>
        clone.run({
          ...{ tenderId: tender.id, title, bidDeadlineAt: instantOrNull(deadline, timeZone) },
          openingAt: instantOrNull(opening, timeZone),
        })
      }
    >
      <Form.Item name="title" label={t('tenders.ask.newTitle')} rules={required}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="deadline" label={t('tenders.columns.bidDeadlineAt')}>
        <DatePicker {...TIME} />
      </Form.Item>
      {hasOpening(tender.kind) && (
        <Form.Item name="opening" label={t('tenders.columns.openingAt')}>
          <DatePicker {...TIME} />
        </Form.Item>
      )}
    </Question>
  );
};
