/** The window that a step of a date opens, and what every one of them shows. */
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { MilestoneRow } from '../../../shared/contract/tender-dates.contract';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { type Translate, useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';

export const dateSteps = ['done', 'answer', 'move', 'arrange', 'missed', 'drop', 'reopen'] as const;
export type DateStep = (typeof dateSteps)[number];

type WindowProps<V extends object> = {
  readonly title: string;
  readonly initialValues?: Partial<V>;
  readonly onSubmit: (values: V) => Promise<ShownAnswer<unknown>>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export const DateWindow = <V extends object>({ title, initialValues, onSubmit, onClose, children }: WindowProps<V>) => {
  const t = useT();
  const notice = useNotice();
  return (
    <Dialog title={title} onClose={onClose}>
      <FormPanel<V, unknown>
        {...(initialValues && { initialValues })}
        onSubmit={onSubmit}
        onDone={() => {
          notice.success(t('tenderDates.ask.saved'));
          onClose();
        }}
      >
        {children}
      </FormPanel>
    </Dialog>
  );
};

export type DateProps = { readonly date: MilestoneRow; readonly onClose: () => void };
/** What a date is called: documents and result are challenged each in their own days. */
export function dateName({ kind, title, basisNote }: MilestoneRow, t: Translate): string {
  if (title !== '') return title;
  if (kind === 'challenge' && (basisNote === 'challenge' || basisNote === 'challengeResult')) {
    return t(`tenderDates.challenges.${basisNote}`);
  }
  return t(`tenderDates.kinds.${kind}`);
}

export const useTitle = (date: MilestoneRow, step: DateStep): string => {
  const t = useT();
  return `${t(`tenderDates.act.${step}`)} · ${dateName(date, t)}`;
};
export const idsOf = ({ tenderId, id: milestoneId, version }: MilestoneRow) => ({ tenderId, milestoneId, version });

export const ReasonItem = ({ label, hint }: { readonly label: string; readonly hint?: string }) => {
  const t = useT();
  const rules = [{ required: true, whitespace: true, message: t('fields.required') }];
  return (
    <Form.Item name="reason" label={label} rules={rules} extra={hint}>
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
  );
};
