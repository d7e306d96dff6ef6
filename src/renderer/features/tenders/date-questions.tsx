/** What is asked before a date is added, moved, kept, missed, dropped, or an opening arranged. */
import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { MilestoneRow } from '../../../shared/contract/tender-dates.contract';
import {
  type MilestoneBasis,
  type MilestoneKind,
  milestoneBases,
  milestoneKinds,
} from '../../../shared/domain/tender-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { Answer, Done, reasoned } from './date-settled';
import { type DateProps, type DateStep, DateWindow, idsOf, ReasonItem, useTitle } from './date-window';
import { endOfDayOf, instantOf, TIME, typedOf, useOpened } from './tender-times';
import { loadReadersOf, personOption } from './tender-words';

const Move = ({ date, onClose }: DateProps) => {
  const t = useT();
  const { timeZone } = useOpened();
  const move = useCommand(api.tenderDates.move);
  const dueOf = (at: Dayjs) => (date.isWholeDay ? endOfDayOf(at, timeZone) : instantOf(at, timeZone));
  return (
    <DateWindow<{ at: Dayjs; reason: string }>
      title={useTitle(date, 'move')}
      initialValues={{ at: typedOf(date.dueAt, timeZone) }}
      onSubmit={({ at, reason }) => move.run({ ...idsOf(date), dueAt: dueOf(at), reason })}
      onClose={onClose}
    >
      <Form.Item name="at" label={t('tenderDates.ask.newTime')}>
        <DatePicker {...(date.isWholeDay ? {} : TIME)} allowClear={false} autoFocus />
      </Form.Item>
      <ReasonItem label={t('tenderDates.ask.reason')} hint={t('tenderDates.ask.reasonHint')} />
    </DateWindow>
  );
};

const Arrange = ({ date, onClose }: DateProps) => {
  const t = useT();
  const arrange = useCommand(api.tenderDates.arrange);
  const { attendeeId, attendeeName, minutesAllowed, caTriedAt } = date;
  const chosen = attendeeId === null ? undefined : { id: attendeeId, label: attendeeName };
  return (
    <DateWindow<{ attendeeId?: number; minutesAllowed?: number | null; isCaTried?: boolean }>
      title={useTitle(date, 'arrange')}
      initialValues={{ ...(attendeeId !== null && { attendeeId }), minutesAllowed, isCaTried: caTriedAt !== null }}
      onSubmit={(values) =>
        arrange.run({
          ...{ ...idsOf(date), attendeeId: values.attendeeId ?? null },
          ...{ minutesAllowed: values.minutesAllowed ?? null, isCaTried: values.isCaTried ?? false },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="attendeeId" label={t('tenderDates.columns.attendeeId')}>
        <RecordPicker
          load={loadReadersOf(date.tenderId)}
          optionOf={personOption}
          chosen={chosen}
          allowClear
          autoFocus
        />
      </Form.Item>
      <Form.Item name="minutesAllowed" label={t('tenderDates.columns.minutesAllowed')}>
        <InputNumber min={1} max={1440} precision={0} />
      </Form.Item>
      <Form.Item name="isCaTried" valuePropName="checked">
        <Checkbox>{t('tenderDates.columns.caTried')}</Checkbox>
      </Form.Item>
    </DateWindow>
  );
};

type Added = {
  kind: MilestoneKind;
  title?: string;
  at: Dayjs;
  isWholeDay?: boolean;
  basis: MilestoneBasis;
  isOurs?: boolean;
};

const AddFields = () => {
  const t = useT();
  const form = Form.useFormInstance<Added>();
  const [kind, isWholeDay] = [Form.useWatch('kind', form), Form.useWatch('isWholeDay', form)];
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <>
      <Form.Item name="kind" label={t('tenderDates.columns.kind')} rules={required}>
        <Select
          autoFocus
          options={milestoneKinds.map((value) => ({ value, label: t(`tenderDates.kinds.${value}`) }))}
        />
      </Form.Item>
      {kind === 'other' && (
        <Form.Item name="title" label={t('tenderDates.columns.title')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name="at" label={t('tenderDates.columns.dueAt')} rules={required}>
        <DatePicker {...(isWholeDay ? {} : TIME)} />
      </Form.Item>
      <Form.Item name="isWholeDay" valuePropName="checked">
        <Checkbox>{t('tenderDates.ask.whole')}</Checkbox>
      </Form.Item>
      <Form.Item name="basis" label={t('tenderDates.columns.basis')}>
        <Select options={milestoneBases.map((value) => ({ value, label: t(`tenderDates.bases.${value}`) }))} />
      </Form.Item>
      <Form.Item name="isOurs" valuePropName="checked">
        <Checkbox>{t('tenderDates.columns.isOurs')}</Checkbox>
      </Form.Item>
    </>
  );
};

const Add = ({ tenderId, onClose }: { readonly tenderId: number; readonly onClose: () => void }) => {
  const t = useT();
  const { timeZone } = useOpened();
  const add = useCommand(api.tenderDates.add);
  return (
    <DateWindow<Added>
      title={t('tenderDates.act.add')}
      initialValues={{ basis: 'documents', isOurs: true, isWholeDay: false }}
      onSubmit={({ kind, title = '', at, isWholeDay = false, basis, isOurs = true }) =>
        add.run({
          ...{ tenderId, kind, title, isWholeDay, basis, isOurs, basisNote: '', leadWorkdays: 0 },
          dueAt: isWholeDay ? endOfDayOf(at, timeZone) : instantOf(at, timeZone),
        })
      }
      onClose={onClose}
    >
      <AddFields />
    </DateWindow>
  );
};

const windows = {
  move: Move,
  done: Done,
  missed: reasoned('missed'),
  drop: reasoned('drop'),
  arrange: Arrange,
  answer: Answer,
  reopen: reasoned('reopen'),
} as const;

/** The windows of a tender's dates: which one is open, and for which date. */
export const useDateSteps = (tenderId: number) => {
  const [asked, setAsked] = useState<{ readonly step: DateStep; readonly date: MilestoneRow } | 'add'>();
  const close = () => setAsked(undefined);
  const Window = asked && asked !== 'add' ? windows[asked.step] : undefined;
  const window = (
    <>
      {asked === 'add' && <Add tenderId={tenderId} onClose={close} />}
      {Window && asked && asked !== 'add' && <Window date={asked.date} onClose={close} />}
    </>
  );
  return { ask: (step: DateStep, date: MilestoneRow) => setAsked({ step, date }), add: () => setAsked('add'), window };
};
