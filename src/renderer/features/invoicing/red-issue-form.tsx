/** The number and date of a red invoice; of a reissue those of the new blue one too. */
import { DatePicker, Form, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
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

type BlueProps = {
  readonly row: RedFormRow;
  readonly isByPlatform: boolean;
  readonly onWay: (isByPlatform: boolean) => void;
};

/** The new blue invoice of a reissue: issued already, or asked of the platform in a workbook. */
const NewBlue = ({ row, isByPlatform, onWay }: BlueProps) => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <>
      <Form.Item
        label={t('redLetters.issue.blueWay')}
        extra={isByPlatform ? t('redLetters.issue.platformHint', { number: row.number }) : undefined}
      >
        <Radio.Group
          vertical
          value={isByPlatform}
          onChange={({ target }) => onWay(target.value === true)}
          options={[
            { value: false, label: t('redLetters.issue.typed') },
            { value: true, label: t('redLetters.issue.platform') },
          ]}
        />
      </Form.Item>
      {!isByPlatform && (
        <>
          <Form.Item name={['blue', 'number']} label={t('redLetters.form.blueNumber')} rules={required}>
            <Input maxLength={20} autoComplete="off" inputMode="numeric" />
          </Form.Item>
          <Form.Item name={['blue', 'issuedOn']} label={t('redLetters.form.blueOn')} rules={required}>
            <DatePicker allowClear={false} />
          </Form.Item>
        </>
      )}
    </>
  );
};

export const IssueRed = ({ row, onClose }: { readonly row: RedFormRow; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const issue = useCommand(api.redLetters.issue);
  const record = useCommand(api.redLetters.recordRed);
  const required = [{ required: true, message: t('fields.required') }];
  const isReissue = row.kind === 'reissue';
  // What is in a workbook already comes back from the platform.
  const [isByPlatform, setIsByPlatform] = useState(isReissue && row.state === 'exported');
  const send = async ({ number, issuedOn, formNo = '', blue }: Values) => {
    const red = { requestId: row.id, version: row.version, number, issuedOn: dayOf(issuedOn), formNo };
    if (isByPlatform) {
      const kept = await record.run(red);
      return kept.ok ? { ok: true as const, value: null } : kept;
    }
    return issue.run({ ...red, blue: blue ? { number: blue.number, issuedOn: dayOf(blue.issuedOn) } : null });
  };
  return (
    <Dialog title={`${t('redLetters.steps.issue')} ${row.number}`} onClose={onClose}>
      <FormPanel<Values, { redFen: number; blueFen: number } | null>
        submitLabel={t(isByPlatform ? 'redLetters.steps.recordRed' : 'redLetters.steps.issue')}
        initialValues={{
          number: row.redNumber,
          issuedOn: dayjs(row.redIssuedOn ?? undefined),
          formNo: row.formNo,
          ...(isReissue && { blue: { number: '', issuedOn: dayjs() } }),
        }}
        onSubmit={send}
        onDone={(issued) => {
          const amounts = { amount: formatFen(issued?.redFen ?? 0), again: formatFen(issued?.blueFen ?? 0) };
          if (!issued) notice.success(t('redLetters.done.recordRed'));
          else notice.success(t(isReissue ? 'redLetters.done.reissue' : 'redLetters.done.issue', amounts));
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
        {isReissue && <NewBlue row={row} isByPlatform={isByPlatform} onWay={setIsByPlatform} />}
      </FormPanel>
    </Dialog>
  );
};
