/** An agent is authorised in a region. */
import { Checkbox, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { PickedCustomer } from '../../../shared/contract/customers.contract';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { customerOption, DAY, loadCustomers, placeOf, useToday } from './region-words';
import './channel.css';

type Values = {
  readonly agentId: number;
  readonly productId?: number;
  readonly province?: string;
  readonly city?: string;
  readonly validFrom: Dayjs;
  readonly validTo?: Dayjs | null;
  readonly isExclusive?: boolean;
  readonly letterNo?: string;
  readonly note?: string;
};

const loadProducts = (search: string) => api.products.pick({ search });
const productOption = ({ id, code, genericName, specification, maker }: PickedProduct) => ({
  id,
  label: [genericName, specification].join(' '),
  hint: [code, maker].filter(Boolean).join(' · '),
});

const wishOf = ({ agentId, productId, province = '', city = '', validFrom, validTo, ...rest }: Values) => ({
  ...{ agentId, productId: productId ?? null, province, city },
  ...{ validFrom: validFrom.format(DAY), validTo: validTo?.format(DAY) ?? null },
  ...{ isExclusive: rest.isExclusive ?? false, letterNo: rest.letterNo ?? '', note: rest.note ?? '' },
});

const Fields = ({ onAgent }: { readonly onAgent: (agent: PickedCustomer | undefined) => void }) => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  const text = (key: 'province' | 'city' | 'letterNo' | 'note', maxLength: number, hint?: string) => (
    <Form.Item name={key} label={t(`channel.columns.${key}`)} extra={hint}>
      <Input maxLength={maxLength} autoComplete="off" />
    </Form.Item>
  );
  return (
    <div className="td-channel-two">
      <Form.Item name="agentId" label={t('channel.columns.agentName')} className="is-wide" rules={required}>
        <RecordPicker
          load={loadCustomers}
          optionOf={customerOption}
          onChange={(_, record) => onAgent(record)}
          autoFocus
        />
      </Form.Item>
      <Form.Item
        name="productId"
        label={t('channel.columns.productName')}
        extra={t('channel.hints.product')}
        className="is-wide"
      >
        <RecordPicker load={loadProducts} optionOf={productOption} allowClear />
      </Form.Item>
      {text('province', 30, t('channel.hints.province'))}
      {text('city', 30, t('channel.hints.city'))}
      <Form.Item name="validFrom" label={t('channel.columns.validFrom')} rules={required}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="validTo" label={t('channel.columns.validTo')} extra={t('channel.hints.validTo')}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="isExclusive" valuePropName="checked" className="is-wide" extra={t('channel.hints.isExclusive')}>
        <Checkbox>{t('channel.exclusive')}</Checkbox>
      </Form.Item>
      {text('letterNo', 60)}
      {text('note', 300)}
    </div>
  );
};

type Props = { readonly onClose: () => void; readonly onCreated: (regionId: number) => void };

export const NewRegion = ({ onClose, onCreated }: Props) => {
  const t = useT();
  const notice = useNotice();
  const today = useToday();
  const authorise = useCommand(api.channel.authorise);
  const [agent, setAgent] = useState<PickedCustomer>();
  return (
    <SidePanel title={t('channel.new')} width={480} onClose={onClose}>
      <FormPanel<Values, { regionId: number; place: string }>
        initialValues={{ validFrom: today }}
        submitLabel={t('channel.new')}
        onSubmit={async (values) => {
          const wish = wishOf(values);
          const answer = await authorise.run(wish);
          return answer.ok ? { ok: true, value: { regionId: answer.value.regionId, place: placeOf(wish, t) } } : answer;
        }}
        onDone={({ regionId, place }) => {
          notice.success(t('channel.authorised', { agent: agent?.name ?? '', place }));
          onCreated(regionId);
        }}
      >
        <Fields onAgent={setAgent} />
      </FormPanel>
    </SidePanel>
  );
};
