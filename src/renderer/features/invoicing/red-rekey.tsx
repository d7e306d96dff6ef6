/** 换抬头 / 更正税率 / 更正品名 of what is not invoiced, with the letter that asks for it. */
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Rekeyable } from '../../../shared/contract/red-letters.schemas';
import { formatFen, formatPercent, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useAttachments } from '../../rpc/use-attachments';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { useT } from '../../ui/i18n';
import { MoneyText, QtyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ShownProblem } from '../../ui/problem-text';
import { RecordPicker } from '../../ui/record-picker';
import { useTreatmentText } from './red-treatment';

const tables = ['customer', 'invoice', 'sales_order', 'attachment', 'invoice_request'];
const loadCustomers = (search: string) => api.customers.pick({ search });
const loadProducts = (search: string) => api.products.pick({ search, customerId: null });

type Wish = {
  readonly ids: readonly number[];
  readonly title: string;
  readonly taxNo: string;
  readonly rateBp: number | null;
  readonly productId: number | null;
  readonly attachmentId: number | null;
  readonly reason: string;
  readonly differsSeen: boolean;
};
const blank: Wish = {
  ...{
    ids: [],
    title: '',
    taxNo: '',
    rateBp: null,
    productId: null,
    attachmentId: null,
    reason: '',
    differsSeen: false,
  },
};
type Change = (next: Partial<Wish>) => void;

const Lines = ({
  found,
  wish,
  onChange,
}: {
  readonly found: Rekeyable;
  readonly wish: Wish;
  readonly onChange: Change;
}) => {
  const t = useT();
  const toggle = (id: number) =>
    onChange({ ids: wish.ids.includes(id) ? wish.ids.filter((one) => one !== id) : [...wish.ids, id] });
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th aria-hidden />
          <th>{t('redLetters.rekey.line')}</th>
          <th>{t('redLetters.form.product')}</th>
          <th>{t('redLetters.rekey.title')}</th>
          <th className="td-number">{t('redLetters.form.quantity')}</th>
          <th className="td-number">{t('redLetters.form.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {found.lines.map((line) => (
          <tr key={line.id}>
            <td>
              <Checkbox
                aria-label={`${line.orderNumber} ${line.lineNo}`}
                checked={wish.ids.includes(line.id)}
                onChange={() => toggle(line.id)}
              />
            </td>
            <td>{line.orderNumber}</td>
            <td>
              {line.productName} <small className="td-quiet">{formatPercent(line.rateBp)}</small>
            </td>
            <td>
              {line.title} <small className="td-quiet">{line.taxNo}</small>
            </td>
            <td className="td-number">
              <QtyText qty={line.qty} />
            </td>
            <td className="td-number">
              <MoneyText fen={line.fen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Letter = ({ orderId, number }: { readonly orderId: number; readonly number: string }) => {
  const t = useT();
  const files = useAttachments('sales_order', orderId);
  return (
    <section>
      <h4>{t('redLetters.rekey.attachTo', { number })}</h4>
      <Attachments files={files} firstKind="other" />
    </section>
  );
};

type PartProps = { readonly found: Rekeyable; readonly wish: Wish; readonly onChange: Change };

const LetterChoice = ({ found, wish, onChange }: PartProps) => {
  const t = useT();
  const letters = found.letters.map(({ id: value, name }) => ({ value, label: name }));
  return (
    <Form.Item
      label={t('redLetters.rekey.letter')}
      required
      extra={letters.length === 0 ? t('redLetters.rekey.noLetters') : undefined}
    >
      <Select<number>
        aria-label={t('redLetters.rekey.letter')}
        value={wish.attachmentId}
        onChange={(attachmentId) => onChange({ attachmentId })}
        options={letters}
      />
    </Form.Item>
  );
};

const NewKey = ({ found, wish, onChange }: PartProps) => {
  const t = useT();
  const textOf = useTreatmentText();
  const rates = found.treatments.map((one) => ({ value: one.rateBp, label: textOf(one) }));
  return (
    <div className="td-red-key">
      <Form.Item label={t('redLetters.rekey.newTitle')}>
        <Input
          aria-label={t('redLetters.rekey.newTitle')}
          placeholder={t('redLetters.rekey.keep')}
          value={wish.title}
          maxLength={200}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('redLetters.rekey.newTaxNo')}>
        <Input
          aria-label={t('redLetters.rekey.newTaxNo')}
          placeholder={t('redLetters.rekey.keep')}
          value={wish.taxNo}
          maxLength={20}
          onChange={({ target }) => onChange({ taxNo: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('redLetters.rekey.rate')}>
        <Select<number>
          aria-label={t('redLetters.rekey.rate')}
          allowClear
          placeholder={t('redLetters.rekey.keep')}
          value={wish.rateBp}
          onChange={(rateBp) => onChange({ rateBp: rateBp ?? null })}
          options={rates}
        />
      </Form.Item>
      <Form.Item label={t('redLetters.rekey.product')}>
        <RecordPicker
          allowClear
          label={t('redLetters.rekey.product')}
          placeholder={t('redLetters.rekey.keep')}
          value={wish.productId ?? undefined}
          onChange={(productId) => onChange({ productId: productId ?? null })}
          load={loadProducts}
          optionOf={({ id, genericName, specification }) => ({ id, label: genericName, hint: specification })}
        />
      </Form.Item>
      <LetterChoice found={found} wish={wish} onChange={onChange} />
      <Form.Item label={t('redLetters.rekey.reason')} required>
        <Input
          aria-label={t('redLetters.rekey.reason')}
          value={wish.reason}
          maxLength={300}
          onChange={({ target }) => onChange({ reason: target.value })}
        />
      </Form.Item>
    </div>
  );
};

const useRekey = (customerId: number, onDone: () => void) => {
  const t = useT();
  const notice = useNotice();
  const rekey = useCommand(api.redLetters.rekey);
  const [problem, setProblem] = useState<ShownProblem>();
  const send = async ({ ids, title, taxNo, ...rest }: Wish) => {
    const party = title === '' ? null : { title, taxNo };
    const answer = await rekey.run({ customerId, entitlementIds: [...ids], party, ...rest });
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    const { count, qty, fen } = answer.value;
    notice.success(t('redLetters.rekey.done', { count, qty: formatQty(qty), fen: formatFen(fen) }));
    onDone();
  };
  return { send, problem, isBusy: rekey.isBusy };
};

const OfBuyer = ({ customerId, found }: { readonly customerId: number; readonly found: Rekeyable }) => {
  const t = useT();
  const [wish, setWish] = useState(blank);
  const { send, problem, isBusy } = useRekey(customerId, () => setWish(blank));
  const change: Change = (next) => setWish((one) => ({ ...one, ...next }));
  const orders = new Map(
    found.lines.flatMap(({ id, orderId, orderNumber }) =>
      orderId !== null && wish.ids.includes(id) ? [[orderId, orderNumber] as const] : [],
    ),
  );
  if (found.lines.length === 0)
    return <PanelMessage title={t('redLetters.rekey.empty')} hint={t('redLetters.rekey.emptyHint')} />;
  return (
    <Form layout="vertical">
      {found.isPublicHospital && <p>{t('redLetters.rekey.publicHospital')}</p>}
      <Lines found={found} wish={wish} onChange={change} />
      <p className="td-quiet">{t('redLetters.rekey.invoicedHint')}</p>
      {wish.ids.length > 0 && <NewKey found={found} wish={wish} onChange={change} />}
      {[...orders].map(([orderId, number]) => (
        <Letter key={orderId} orderId={orderId} number={number} />
      ))}
      {wish.title !== '' && !found.isPublicHospital && (
        <Checkbox checked={wish.differsSeen} onChange={({ target }) => change({ differsSeen: target.checked })}>
          {t('redLetters.form.differs')}
        </Checkbox>
      )}
      <ProblemAlert problem={problem} />
      {wish.ids.length > 0 && (
        <ActionButton type="primary" state={found.actions.rekey} loading={isBusy} onClick={() => void send(wish)}>
          {t('redLetters.rekey.submit')}
        </ActionButton>
      )}
    </Form>
  );
};

const Buyer = ({ customerId }: { readonly customerId: number }) => {
  const input = { customerId };
  const found = useRead(['redLetters.rekeyable', customerId], () => api.redLetters.rekeyable(input), { tables });
  if (!found.value && found.isLoading) return <PanelLoading />;
  if (!found.value) return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : null;
  return <OfBuyer customerId={customerId} found={found.value} />;
};

export const RedRekey = () => {
  const t = useT();
  const may = useMayState('invoicing.rekey');
  const [customerId, setCustomerId] = useState<number>();
  if (may !== true) return <PanelRefused problem={may} />;
  return (
    <div className="td-red-page">
      <div className="td-red-tools">
        <RecordPicker
          autoFocus
          label={t('redLetters.rekey.customer')}
          placeholder={t('redLetters.rekey.customer')}
          value={customerId}
          onChange={setCustomerId}
          load={loadCustomers}
          optionOf={({ id, name }) => ({ id, label: name })}
        />
      </div>
      {customerId === undefined && (
        <PanelMessage title={t('redLetters.rekey.intro')} hint={t('redLetters.rekey.introHint')} />
      )}
      {customerId !== undefined && <Buyer key={customerId} customerId={customerId} />}
    </div>
  );
};
