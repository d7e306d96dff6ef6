import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { AgreedPriceRow } from '../../../shared/contract/pricing.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { formatPrice } from '../../../shared/domain/format';
import { parsePrice } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { useTimeZone } from '../../ui/time-zone';

const DAY = 'YYYY-MM-DD';
const loadCustomers = (search: string) => api.customers.pick({ search });

/** The firm's today in a picker, whatever the clock of this machine. */
const useToday = (): Dayjs => {
  const timeZone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  return dayjs(businessDateOf(openedAt, timeZone));
};

type Values = {
  readonly customerId: number;
  readonly price: string;
  readonly validFrom: Dayjs;
  readonly validTo: Dayjs | null;
};
type SetProps = { readonly productId: number; readonly row?: AgreedPriceRow; readonly onDone: () => void };

/** A new agreed price, or the correction of one on its own first day. */
export const SetPrice = ({ productId, row, onDone }: SetProps) => {
  const t = useT();
  const notice = useNotice();
  const today = useToday();
  const set = useCommand(api.pricing.set);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async (values: Values) => {
    const price = parsePrice(values.price, '/price');
    if (!price.ok) return price;
    return set.run({
      customerId: row?.customerId ?? values.customerId,
      productId,
      price: price.value,
      validFrom: row?.validFrom ?? values.validFrom.format(DAY),
      validTo: values.validTo?.format(DAY) ?? null,
      ...(row ? { version: row.version } : {}),
    });
  };
  const start = row
    ? { price: formatPrice(row.price, 'plain'), validTo: row.validTo === null ? null : dayjs(row.validTo) }
    : { validFrom: today, validTo: null };
  return (
    <FormPanel<Values, unknown>
      initialValues={start}
      onSubmit={submit}
      onDone={() => {
        notice.success(t('pricing.saved'));
        onDone();
      }}
    >
      {!row && (
        <Form.Item name="customerId" label={t('pricing.customer')} rules={required}>
          <RecordPicker
            load={loadCustomers}
            optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
            autoFocus
          />
        </Form.Item>
      )}
      <Form.Item name="price" label={t('pricing.price')} rules={required}>
        <Input className="td-number" inputMode="decimal" autoComplete="off" autoFocus={row !== undefined} />
      </Form.Item>
      {!row && (
        <Form.Item name="validFrom" label={t('pricing.validFrom')} extra={t('pricing.setHint')} rules={required}>
          <DatePicker allowClear={false} />
        </Form.Item>
      )}
      <Form.Item name="validTo" label={t('pricing.validTo')} extra={t('pricing.validToHint')}>
        <DatePicker />
      </Form.Item>
    </FormPanel>
  );
};

type EndProps = { readonly row: AgreedPriceRow; readonly onDone: () => void };

export const EndPrice = ({ row, onDone }: EndProps) => {
  const t = useT();
  const notice = useNotice();
  const today = useToday();
  const end = useCommand(api.pricing.end);
  const { customerId, id: agreedPriceId, version } = row;
  return (
    <FormPanel<{ validTo: Dayjs }, unknown>
      initialValues={{ validTo: today }}
      onSubmit={({ validTo }) => end.run({ customerId, agreedPriceId, version, validTo: validTo.format(DAY) })}
      onDone={() => {
        notice.success(t('pricing.ended'));
        onDone();
      }}
    >
      <Form.Item name="validTo" label={t('pricing.validTo')} extra={t('pricing.endHint')}>
        <DatePicker allowClear={false} autoFocus />
      </Form.Item>
    </FormPanel>
  );
};
