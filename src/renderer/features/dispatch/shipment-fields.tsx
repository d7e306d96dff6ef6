/** Carrier, waybill, boxes, and the temperature of cold goods: asked at shipping and on the short path. */
import { DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useT } from '../../ui/i18n';
import { useFirstFocus } from '../../ui/panel-focus';

export type ShipmentValues = {
  readonly carrier: string;
  readonly waybillNo?: string;
  readonly boxCount?: number | null;
  /** Degrees as typed. */
  readonly departure?: number | null;
  /** Of cold goods. */
  readonly departedAt?: Dayjs | null;
};

const TENTHS = 10;

/** Tenths of a degree of typed degrees; null for none. */
export const tenthsOf = (typed: number | null | undefined): number | null =>
  typed === null || typed === undefined ? null : Math.round(typed * TENTHS);

/** What the engine takes: tenths of a degree, empty texts in place of nothing. */
export const shipmentOf = ({ carrier, waybillNo, boxCount, departure, departedAt }: ShipmentValues) => ({
  carrier,
  waybillNo: waybillNo ?? '',
  boxCount: boxCount ?? 0,
  departureTenthC: tenthsOf(departure),
  ...(departedAt ? { departedAt: departedAt.valueOf() } : {}),
});

export const ShipmentFields = ({ isCold }: { readonly isCold: boolean }) => {
  const t = useT();
  const first = useFirstFocus();
  const required = { required: true, message: t('fields.required') };
  return (
    <div className="td-ship-fields">
      <Form.Item name="carrier" label={t('dispatch.ship.carrier')} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={60} {...first} />
      </Form.Item>
      <Form.Item name="waybillNo" label={t('dispatch.ship.waybillNo')}>
        <Input maxLength={60} autoComplete="off" data-scan />
      </Form.Item>
      <Form.Item name="boxCount" label={t('dispatch.ship.boxCount')}>
        <InputNumber min={0} max={100_000} precision={0} />
      </Form.Item>
      {isCold && (
        <Form.Item name="departedAt" label={t('dispatch.ship.departedAt')} rules={[required]} initialValue={dayjs()}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowClear={false} />
        </Form.Item>
      )}
      {isCold && (
        <Form.Item
          name="departure"
          label={t('dispatch.ship.departure')}
          extra={t('dispatch.ship.departureHint')}
          rules={[required]}
        >
          <InputNumber min={-100} max={100} precision={1} />
        </Form.Item>
      )}
    </div>
  );
};
