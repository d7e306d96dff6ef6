/** A new red form, ours or one that the buyer raised: the invoice, whether it was booked, why, and what of it. */
import { Checkbox, Form, Input, Radio, Select } from 'antd';
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
import { RedLines, type Texts } from './red-lines';
import { reasons, redTables } from './red-looks';

const loadBlues = (search: string) => api.redLetters.blues({ search });

type Wish = {
  readonly isBooked: boolean;
  readonly reason: RedReason;
  readonly isReissue: boolean;
  readonly texts: Texts;
  readonly remark: string;
  readonly formNo: string;
  readonly title: string;
  readonly taxNo: string;
  readonly differsSeen: boolean;
};
const blank: Wish = {
  ...{ isBooked: true, reason: '02', isReissue: false, texts: {}, remark: '', formNo: '' },
  ...{ title: '', taxNo: '', differsSeen: false },
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

const Reissue = ({ wish, onChange }: PartProps) => {
  const t = useT();
  return (
    <>
      <Form.Item label={t('redLetters.form.newTitle')}>
        <Input value={wish.title} maxLength={200} onChange={({ target }) => onChange({ title: target.value })} />
      </Form.Item>
      {wish.title !== '' && (
        <>
          <Form.Item label={t('redLetters.form.newTaxNo')}>
            <Input value={wish.taxNo} maxLength={20} onChange={({ target }) => onChange({ taxNo: target.value })} />
          </Form.Item>
          <Form.Item>
            <Checkbox checked={wish.differsSeen} onChange={({ target }) => onChange({ differsSeen: target.checked })}>
              {t('redLetters.form.differs')}
            </Checkbox>
          </Form.Item>
        </>
      )}
    </>
  );
};

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
          onChange={({ target }) => onChange({ isReissue: target.value === true })}
          options={[
            { value: false, label: t('redLetters.form.redOnly') },
            { value: true, label: t('redLetters.form.reissue') },
          ]}
        />
      </Form.Item>
      {wish.isReissue && <Reissue wish={wish} onChange={onChange} />}
    </>
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
    const { reason, remark, formNo, isBooked, differsSeen, title, taxNo } = wish;
    const of = { invoiceId: blue.id, reason, remark, lines: partsOf(blue, wish) };
    const to = { party: title === '' ? null : { title, taxNo }, lines: [] };
    const answer = isTheirs
      ? await record.run({ ...of, formNo, raisedAt: null })
      : await request.run({
          ...of,
          isBooked,
          differsSeen,
          ...(wish.isReissue ? { kind: 'reissue', to } : { kind: 'red', to: null }),
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
  const change = (next: Partial<Wish>) => setWish((one) => ({ ...one, ...next }));
  return (
    <Form layout="vertical">
      {isTheirs && (
        <Form.Item label={t('redLetters.columns.formNo')} required>
          <Input value={wish.formNo} maxLength={40} onChange={({ target }) => change({ formNo: target.value })} />
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
      <RedLines
        lines={blue.lines}
        mode={isPartial(wish) ? (wish.reason === '04' ? 'amount' : 'quantity') : 'whole'}
        texts={wish.texts}
        onType={(texts) => change({ texts })}
      />
      <Form.Item label={t('redLetters.columns.remark')}>
        <Input value={wish.remark} maxLength={300} onChange={({ target }) => change({ remark: target.value })} />
      </Form.Item>
      <ProblemAlert problem={problem} />
      <ActionButton
        type="primary"
        state={isTheirs ? blue.actions.recordBuyers : blue.actions.request}
        loading={isBusy}
        onClick={() => void send(wish)}
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
      width={600}
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
