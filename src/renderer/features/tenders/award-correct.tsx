/** The award of one item is put right: price, quantity, days, and from when the right price binds. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { TenderItemRow } from '../../../shared/contract/tender-items.contract';
import { formatInstant, formatPrice, formatQty } from '../../../shared/domain/format';
import { refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTimeZone } from '../../ui/time-zone';
import { dayText, priceText, qtyText, typedPrice, typedQty } from './typed-figures';

type Props = { readonly tenderId: number; readonly item: TenderItemRow; readonly onClose: () => void };
type Typed = {
  readonly price?: string;
  readonly qty?: string;
  readonly validFrom?: Dayjs | null;
  readonly validTo?: Dayjs | null;
  readonly bindsFrom?: Dayjs | null;
  readonly reason: string;
};

/** What was typed as the engine takes it, or which field cannot be read. */
function figuresOf({ price: typed, qty: typedQuantity, ...days }: Typed) {
  const price = typedPrice(typed, '/price');
  if (!price.ok) return price;
  const qty = typedQty(typedQuantity, '/qty');
  if (!qty.ok) return qty;
  const [validFrom, validTo] = [dayText(days.validFrom), dayText(days.validTo)];
  const missing = price.value === null ? '/price' : validFrom === null ? '/validFrom' : '/validTo';
  if (price.value === null || validFrom === null || validTo === null) {
    return refuse('VALIDATION_FAILED', { case: 'fields.required' }, [missing]);
  }
  const figures = { price: price.value, qty: qty.value, validFrom, validTo, bindsFrom: dayText(days.bindsFrom) };
  return { ok: true as const, value: figures };
}

const Corrections = ({ item }: Pick<Props, 'item'>) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (item.corrections.length === 0) return null;
  const figures = (price: number, qty: number | null, days: readonly string[]) =>
    [formatPrice(price), qty === null ? '' : formatQty(qty), days.join(' – ')].filter(Boolean).join(' · ');
  return (
    <section aria-label={t('awards.corrections')}>
      <h4>{t('awards.corrections')}</h4>
      <ul className="td-award-corrections">
        {item.corrections.map((one) => (
          <li key={one.id}>
            {figures(one.fromPrice, one.fromQty, [one.fromFirstOn, one.fromLastOn])} →{' '}
            {figures(one.toPrice, one.toQty, [one.toFirstOn, one.toLastOn])}
            <small>{[one.reason, one.who, formatInstant(one.at, timeZone)].join(' · ')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const CorrectAward = ({ tenderId, item, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const correct = useCommand(api.awards.correct);
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  const submit = async (typed: Typed) => {
    const figures = figuresOf(typed);
    if (!figures.ok) return figures;
    const seen = { tenderId, itemId: item.id, version: item.version };
    return correct.run({ ...seen, ...figures.value, reason: typed.reason });
  };
  const start = {
    ...{ price: priceText(item.awardPrice), qty: qtyText(item.awardQty) },
    ...{ validFrom: dayjs(item.awardFrom), validTo: dayjs(item.awardTo) },
  };
  return (
    <Dialog title={`${t('tenderItems.act.correct')} · ${item.productName}`} width={620} onClose={onClose}>
      <FormPanel<Typed, { readonly prices: number }>
        initialValues={start}
        submitLabel={t('tenderItems.act.correct')}
        onSubmit={submit}
        onDone={({ prices }) => {
          notice.success(t('awards.corrected', { prices }));
          onClose();
        }}
      >
        <p className="td-award-hint">{t('awards.correctHint')}</p>
        <div className="td-award-two">
          <Form.Item name="price" label={t('awards.columns.price')}>
            <Input className="td-number" inputMode="decimal" autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name="qty" label={t('awards.columns.qty')}>
            <Input className="td-number" inputMode="decimal" autoComplete="off" suffix={item.unit} />
          </Form.Item>
          <Form.Item name="validFrom" label={t('awards.columns.validFrom')}>
            <DatePicker allowClear={false} />
          </Form.Item>
          <Form.Item name="validTo" label={t('awards.columns.validTo')}>
            <DatePicker allowClear={false} />
          </Form.Item>
          <Form.Item
            name="bindsFrom"
            label={t('awards.bindsFrom')}
            extra={t('awards.bindsFromHint')}
            className="is-wide"
          >
            <DatePicker placeholder={t('awards.columns.validFrom')} />
          </Form.Item>
          <Form.Item name="reason" label={t('awards.correctReason')} rules={required} className="is-wide">
            <Input maxLength={300} autoComplete="off" />
          </Form.Item>
        </div>
        <Corrections item={item} />
      </FormPanel>
    </Dialog>
  );
};
