/** The number and date of a red invoice; of a reissue those of the new blue one too. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { RedFormRow } from '../../../shared/contract/red-letters.schemas';
import { formatFen } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';

type Values = {
  readonly number: string;
  readonly issuedOn: Dayjs;
  readonly formNo?: string;
  readonly blue?: { readonly number: string; readonly issuedOn: Dayjs };
};
const dayOf = (day: Dayjs): string => day.format('YYYY-MM-DD');

export const IssueRed = ({ row, onClose }: { readonly row: RedFormRow; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const issue = useCommand(api.redLetters.issue);
  const required = [{ required: true, message: t('fields.required') }];
  const isReissue = row.kind === 'reissue';
  const send = ({ number, issuedOn, formNo = '', blue }: Values) =>
    issue.run({
      ...{ requestId: row.id, version: row.version, number, issuedOn: dayOf(issuedOn), formNo },
      blue: blue ? { number: blue.number, issuedOn: dayOf(blue.issuedOn) } : null,
    });
  return (
    <Dialog title={`${t('redLetters.steps.issue')} ${row.number}`} onClose={onClose}>
      <FormPanel<Values, { redFen: number; blueFen: number }>
        submitLabel={t('redLetters.steps.issue')}
        initialValues={{
          issuedOn: dayjs(),
          formNo: row.formNo,
          ...(isReissue && { blue: { number: '', issuedOn: dayjs() } }),
        }}
        onSubmit={send}
        onDone={({ redFen: amount, blueFen: again }) => {
          notice.success(
            t(isReissue ? 'redLetters.done.reissue' : 'redLetters.done.issue', {
              amount: formatFen(amount),
              again: formatFen(again),
            }),
          );
          onClose();
        }}
      >
        <Form.Item name="number" label={t('redLetters.form.number')} rules={required}>
          <Input maxLength={20} autoFocus autoComplete="off" inputMode="numeric" />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('redLetters.form.issuedOn')} rules={required}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="formNo" label={t('redLetters.columns.formNo')}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {isReissue && (
          <>
            <Form.Item name={['blue', 'number']} label={t('redLetters.form.blueNumber')} rules={required}>
              <Input maxLength={20} autoComplete="off" inputMode="numeric" />
            </Form.Item>
            <Form.Item name={['blue', 'issuedOn']} label={t('redLetters.form.blueOn')} rules={required}>
              <DatePicker allowClear={false} />
            </Form.Item>
          </>
        )}
      </FormPanel>
    </Dialog>
  );
};
