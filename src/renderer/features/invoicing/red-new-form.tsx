/** A new red form, ours or one that the buyer raised: the invoice, whether it was booked, why, and what of it. */
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { BlueDetail } from '../../../shared/contract/red-letters.schemas';
import type { RedReason } from '../../../shared/domain/invoicing-words';
import { parseFen } from '../../../shared/domain/money';
import { parseQty } from '../../../shared/domain/quantity';
import { formatFen } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ShownProblem } from '../../ui/problem-text';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { RedCorrection, correctionOf, uncorrected, type Correction } from './red-correction';
import { RedLines, type Texts } from './red-lines';
import { reasons, redTables } from './red-looks';
import { RedPreview } from './red-preview';

const loadBlues = (search: string) => api.redLetters.blues({ search });

type Wish = {
  readonly isBooked: boolean;
  readonly reason: RedReason;
  readonly isReissue: boolean;
  readonly texts: Texts;
  readonly remark: string;
  readonly formNo: string;
  readonly correction: Correction;
};
const blank: Wish = {
  ...{ isBooked: true, reason: '02', isReissue: false, texts: {}, remark: '', formNo: '', correction: uncorrected },
};

/** Only a booked invoice with another reason than 01 knows parts. */
const isPartial = ({ isBooked, reason, isReissue }: Wish): boolean => isBooked && reason !== '01' && !isReissue;

function partsOf({ lines }: BlueDetail, wish: Wish) {
  if (!isPartial(wish)) return [];
  return lines.flatMap(({ id: lineId }) => {
    const text = wish.texts[lineId] ?? '';
    const typed = wish.reason === '04' ? parseFen(text) : parseQty(text);
    if (!typed.ok || typed.value <= 0) return [];
    return [wish.reason === '04' ? { lineId, fen: typed.value } : { lineId, qty: typed.value }];
  });
}

type PartProps = { readonly wish: Wish; readonly onChange: (next: Partial<Wish>) => void };

const Ours = ({ wish, onChange }: PartProps) => {
  const t = useT();
  return (
    <>
      <Form.Item
        label={t('redLetters.form.booked')}
        extra={wish.isBooked ? undefined : t('redLetters.form.unbookedHint')}
      >
        <Radio.Group
          value={wish.isBooked}
          onChange={({ target }) => onChange({ isBooked: target.value === true })}
          options={[
            { value: true, label: t('redLetters.booked.yes') },
            { value: false, label: t('redLetters.booked.no') },
          ]}
        />
      </Form.Item>
      <Form.Item label={t('redLetters.form.kind')}>
        <Radio.Group
          value={wish.isReissue}
          onChange={({ target }) => {
            // What is issued again was wrong, unless somebody says otherwise.
            const isReissue = target.value === true;
            onChange({ isReissue, reason: isReissue ? '01' : '02', texts: {} });
          }}
          options={[
            { value: false, label: t('redLetters.form.redOnly') },
            { value: true, label: t('redLetters.form.reissue') },
          ]}
        />
      </Form.Item>
    </>
  );
};

/** What of the invoice goes red; of a reissue what its new one says, and both before they are asked for. */
const WhatOf = ({
  blue,
  wish,
  isReissue,
  onChange,
}: PartProps & { readonly blue: BlueDetail; readonly isReissue: boolean }) => {
  const { correction } = wish;
  const correct = (next: Partial<Correction>) => onChange({ correction: { ...correction, ...next } });
  if (isReissue)
    return (
      <>
        <RedCorrection blue={blue} value={correction} onChange={correct} />
        <RedPreview blue={blue} value={correction} onChange={correct} />
      </>
    );
  return (
    <RedLines
      lines={blue.lines}
      mode={isPartial(wish) ? (wish.reason === '04' ? 'amount' : 'quantity') : 'whole'}
      texts={wish.texts}
      onType={(texts) => onChange({ texts })}
    />
  );
};

type FormProps = { readonly blue: BlueDetail; readonly isTheirs: boolean; readonly onClose: () => void };

const useSend = ({ blue, isTheirs, onClose }: FormProps) => {
  const t = useT();
  const notice = useNotice();
  const request = useCommand(api.redLetters.request);
  const record = useCommand(api.redLetters.recordBuyers);
  const [problem, setProblem] = useState<ShownProblem>();
  const send = async (wish: Wish) => {
    const { reason, remark, formNo, isBooked, correction } = wish;
    const of = { invoiceId: blue.id, reason, remark, lines: partsOf(blue, wish) };
    const answer = isTheirs
      ? await record.run({ ...of, formNo, raisedAt: null })
      : await request.run({
          ...of,
          isBooked,
          differsSeen: correction.differsSeen,
          ...(wish.isReissue ? { kind: 'reissue', to: correctionOf(blue, correction) } : { kind: 'red', to: null }),
        });
    if (!answer.ok) return setProblem(answer.problem);
    notice.success(t('redLetters.done.request', { number: answer.value.number }));
    onClose();
  };
  return { send, problem, isBusy: request.isBusy || record.isBusy };
};

const Fields = (props: FormProps) => {
  const t = useT();
  const { blue, isTheirs } = props;
  const { send, problem, isBusy } = useSend(props);
  const [wish, setWish] = useState(blank);
  const [isAsked, setIsAsked] = useState(false);
  const change = (next: Partial<Wish>) => setWish((one) => ({ ...one, ...next }));
  const isReissue = wish.isReissue && !isTheirs;
  const needsWhy = isReissue && wish.remark.trim() === '';
  const submit = () => {
    setIsAsked(true);
    if (!needsWhy) void send(wish);
  };
  return (
    <Form layout="vertical">
      {isTheirs && (
        <Form.Item label={t('redLetters.columns.formNo')} required>
          <Input
            aria-label={t('redLetters.columns.formNo')}
            value={wish.formNo}
            maxLength={40}
            onChange={({ target }) => change({ formNo: target.value })}
          />
        </Form.Item>
      )}
      {!isTheirs && <Ours wish={wish} onChange={change} />}
      <Form.Item label={t('redLetters.form.reason')}>
        <Select<RedReason>
          aria-label={t('redLetters.form.reason')}
          value={wish.reason}
          onChange={(reason) => change({ reason, texts: {} })}
          options={reasons.map((value) => ({ value, label: t(`redLetters.reasons.${value}`) }))}
        />
      </Form.Item>
      <WhatOf blue={blue} wish={wish} isReissue={isReissue} onChange={change} />
      <Form.Item
        label={isReissue ? t('redLetters.correct.reason') : t('redLetters.columns.remark')}
        required={isReissue}
        {...(isAsked && needsWhy ? { validateStatus: 'error', help: t('redLetters.correct.reasonNeeded') } : {})}
      >
        <Input
          aria-label={t(isReissue ? 'redLetters.correct.reason' : 'redLetters.columns.remark')}
          value={wish.remark}
          maxLength={300}
          onChange={({ target }) => change({ remark: target.value })}
        />
      </Form.Item>
      <ProblemAlert problem={problem} />
      <ActionButton
        type="primary"
        state={isTheirs ? blue.actions.recordBuyers : blue.actions.request}
        loading={isBusy}
        onClick={submit}
      >
        {isTheirs ? t('redLetters.steps.recordBuyers') : t('redLetters.form.submit')}
      </ActionButton>
    </Form>
  );
};

const OfInvoice = ({ invoiceId, ...rest }: { invoiceId: number } & Omit<FormProps, 'blue'>) => {
  const found = useRead(['redLetters.blue', invoiceId], () => api.redLetters.blue({ invoiceId }), {
    tables: redTables,
  });
  if (!found.value && found.isLoading) return <PanelLoading />;
  if (!found.value) return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : null;
  return <Fields blue={found.value} {...rest} />;
};

type Props = { readonly invoiceId?: number; readonly isTheirs?: boolean; readonly onClose: () => void };

export const NewRedForm = ({ invoiceId: given, isTheirs = false, onClose }: Props) => {
  const t = useT();
  const [invoiceId, setInvoiceId] = useState(given);
  return (
    <SidePanel
      title={isTheirs ? t('redLetters.steps.recordBuyers') : t('redLetters.steps.request')}
      width={720}
      entry={1}
      onClose={onClose}
    >
      {given === undefined && (
        <Form layout="vertical">
          <Form.Item label={t('redLetters.form.invoice')}>
            <RecordPicker
              autoFocus
              label={t('redLetters.form.invoice')}
              placeholder={t('redLetters.form.searchInvoice')}
              value={invoiceId}
              onChange={setInvoiceId}
              load={loadBlues}
              optionOf={({ id, number, customerName, totalFen, issuedOn }) => {
                return { id, label: number, hint: `${customerName} · ${issuedOn} · ${formatFen(totalFen)}` };
              }}
            />
          </Form.Item>
        </Form>
      )}
      {invoiceId !== undefined && (
        <OfInvoice key={invoiceId} invoiceId={invoiceId} isTheirs={isTheirs} onClose={onClose} />
      )}
    </SidePanel>
  );
};
