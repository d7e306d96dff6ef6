/** A question in a window of its own before a step of a deposit is taken. */
import type { ReactNode } from 'react';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import type { DepositStep } from '../../../shared/domain/deposit-words';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';

export type AskProps = { readonly row: DepositRow; readonly onClose: () => void };
type Props<V extends object> = AskProps & {
  readonly step: DepositStep;
  readonly hint?: string;
  readonly initialValues?: Partial<V>;
  readonly onSubmit: (values: V) => Promise<ShownAnswer<unknown>>;
  readonly children: ReactNode;
};

export const AskStep = <V extends object>({
  row,
  step,
  hint,
  initialValues,
  onSubmit,
  onClose,
  children,
}: Props<V>) => {
  const t = useT();
  const notice = useNotice();
  return (
    <Dialog title={`${t(`deposits.act.${step}`)} · ${row.number}`} onClose={onClose}>
      <FormPanel<V, unknown>
        {...(initialValues ? { initialValues } : {})}
        submitLabel={t(`deposits.act.${step}`)}
        onSubmit={onSubmit}
        onDone={() => {
          notice.success(t('deposits.done'));
          onClose();
        }}
      >
        <p className="td-quiet">{[row.tenderTitle, row.payee].join(' · ')}</p>
        {hint && <p>{hint}</p>}
        {children}
      </FormPanel>
    </Dialog>
  );
};
