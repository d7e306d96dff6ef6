/** The signed receipt: who, when, how warm, and what was not taken. */
import { Checkbox, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useFirstFocus } from '../../ui/panel-focus';
import { readRejected, RejectLines, type RejectTexts } from './reject-lines';
import { tenthsOf } from './shipment-fields';
import { useSignature } from './use-signature';

type Values = { readonly signedOn: Dayjs; readonly signedBy: string; readonly arrival?: number | null };
type Signed = { readonly returns: readonly { readonly number: string }[] };

const Fields = ({ isCold }: { readonly isCold: boolean }) => {
  const t = useT();
  const first = useFirstFocus();
  const required = { required: true, message: t('fields.required') };
  return (
    <div className="td-ship-fields">
      <Form.Item name="signedBy" label={t('dispatch.sign.signedBy')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={60} {...first} />
      </Form.Item>
      <Form.Item name="signedOn" label={t('dispatch.sign.signedOn')} rules={[required]}>
        <DatePicker allowClear={false} />
      </Form.Item>
      {isCold && (
        <Form.Item name="arrival" label={t('dispatch.sign.arrival')}>
          <InputNumber min={-100} max={100} precision={1} />
        </Form.Item>
      )}
    </div>
  );
};

export const SignStep = ({ detail }: { readonly detail: NoteDetail }) => {
  const t = useT();
  const notice = useNotice();
  const { note, lines } = detail;
  const { id: noteId, version, actions, number, isCold } = note;
  const sign = useCommand(api.dispatch.signNote);
  const { sign: askSignature, dialog } = useSignature();
  const [hasRejected, setHasRejected] = useState(false);
  const [texts, setTexts] = useState<RejectTexts>({});
  if (actions.sign !== true) {
    return <ActionButton state={actions.sign}>{t('dispatch.buttons.sign')}</ActionButton>;
  }
  const read = hasRejected ? readRejected(lines, texts) : undefined;
  const said = ({ returns }: Signed) => {
    const numbers = returns.map((one) => one.number).join(', ');
    const done = t('dispatch.sign.done', { number });
    notice.success(numbers === '' ? done : `${done} · ${t('dispatch.sign.opened', { numbers })}`);
  };
  return (
    <FormPanel<Values, Signed>
      initialValues={{ signedOn: dayjs() }}
      submitLabel={t('dispatch.buttons.sign')}
      isIdle={read?.ok === false}
      onSubmit={({ signedOn, signedBy, arrival }) =>
        askSignature((signed) =>
          sign.run({
            ...{ noteId, version, signedBy, signedOn: signedOn.format('YYYY-MM-DD'), arrivalTenthC: tenthsOf(arrival) },
            ...(read?.ok ? { lines: [...read.lines] } : {}),
            ...signed,
          }),
        )
      }
      onDone={said}
    >
      <Fields isCold={isCold} />
      {dialog}
      <Checkbox checked={hasRejected} onChange={({ target }) => setHasRejected(target.checked)}>
        {t('dispatch.sign.hasRejected')}
      </Checkbox>
      {hasRejected && (
        <>
          <p className="td-panel-state-hint">{t('dispatch.sign.rejectedHint')}</p>
          <RejectLines lines={lines} texts={texts} onType={setTexts} />
          {read?.ok === false && <p role="status">{t(`dispatch.sign.${read.key}`, { line: read.line })}</p>}
        </>
      )}
    </FormPanel>
  );
};
