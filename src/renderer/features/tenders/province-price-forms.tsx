/** A listing price is entered, a price ended. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ProvincePriceRow } from '../../../shared/contract/awards.contract';
import { parsePrice } from '../../../shared/domain/money';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { loadProducts, productOption, useToday } from './award-words';
import { dayText } from './typed-figures';
import './awards.css';

type Listing = {
  readonly productId: number;
  readonly province: string;
  readonly price: string;
  readonly validFrom: Dayjs;
  readonly validTo?: Dayjs | null;
  readonly listingNo?: string;
  readonly note?: string;
};

export const NewListing = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.provincePrices.setListing);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ validFrom, validTo, listingNo = '', note = '', ...values }: Listing) => {
    const price = parsePrice(values.price, '/price');
    if (!price.ok) return price;
    const days = { validFrom: dayText(validFrom) ?? '', validTo: dayText(validTo) };
    return set.run({ ...values, ...days, price: price.value, listingNo, note });
  };
  const done = () => {
    notice.success(t('provincePrices.saved'));
    onClose();
  };
  return (
    <Dialog title={t('provincePrices.new')} onClose={onClose}>
      <FormPanel<Listing, unknown> initialValues={{ validFrom: useToday() }} onSubmit={submit} onDone={done}>
        <div className="td-award-two">
          <Form.Item
            name="productId"
            label={t('provincePrices.columns.productName')}
            className="is-wide"
            rules={required}
          >
            <RecordPicker load={loadProducts} optionOf={productOption} autoFocus />
          </Form.Item>
          <Form.Item name="province" label={t('provincePrices.columns.province')} rules={required}>
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
          <Form.Item name="price" label={t('provincePrices.columns.price')} rules={required}>
            <Input className="td-number" inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="validFrom" label={t('provincePrices.columns.validFrom')} rules={required}>
            <DatePicker allowClear={false} />
          </Form.Item>
          <Form.Item name="validTo" label={t('provincePrices.columns.validTo')} extra={t('provincePrices.openEnd')}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="listingNo" label={t('provincePrices.columns.listingNo')}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="note" label={t('provincePrices.columns.note')}>
            <Input maxLength={300} autoComplete="off" />
          </Form.Item>
        </div>
      </FormPanel>
    </Dialog>
  );
};

type EndProps = { readonly row: ProvincePriceRow; readonly onClose: () => void };

export const EndPrice = ({ row, onClose }: EndProps) => {
  const t = useT();
  const notice = useNotice();
  const end = useCommand(api.provincePrices.end);
  const today = useToday();
  const last = row.validTo === null ? today : dayjs(row.validTo);
  const { id: provincePriceId, version } = row;
  const required = { required: true, message: t('fields.required') };
  return (
    <Dialog title={`${t('provincePrices.end')} · ${row.productName}`} onClose={onClose}>
      <FormPanel<{ validTo: Dayjs; reason: string }, unknown>
        initialValues={{ validTo: last.isBefore(today) ? last : today, reason: '' }}
        submitLabel={t('provincePrices.end')}
        onSubmit={({ validTo, reason }) =>
          end.run({ provincePriceId, version, validTo: dayText(validTo) ?? '', reason })
        }
        onDone={() => {
          notice.success(t('provincePrices.ended'));
          onClose();
        }}
      >
        <Form.Item name="validTo" label={t('provincePrices.columns.validTo')} extra={t('provincePrices.endHint')}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label={t('provincePrices.endReason')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
