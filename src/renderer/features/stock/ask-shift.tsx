/** Part of a lot to another place, or, by quality, to another area. */
import { Form, Input, Segmented } from 'antd';
import type { LotRow } from '../../../shared/contract/stock.contract';
import { formatQty } from '../../../shared/domain/format';
import { lotAreas, type LotArea } from '../../../shared/domain/stock-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { QtyField, qtyOf } from './qty-field';

type Values = { readonly qty: string; readonly location?: string; readonly area?: LotArea; readonly reason: string };
type Props = { readonly lot: LotRow; readonly kind: 'transfer' | 'changeArea'; readonly onDone: () => void };

export const AskShift = ({ lot, kind, onDone }: Props) => {
  const t = useT();
  const transfer = useCommand(api.stock.transfer);
  const change = useCommand(api.stock.changeArea);
  const free = formatQty(lot.onHand - lot.reserved);
  const areas = lotAreas.filter((area) => area !== lot.area);
  const submit = ({ qty, location = '', area, reason }: Values) => {
    const wish = { lotId: lot.id, qty: qtyOf(qty), location, reason };
    return kind === 'transfer' ? transfer.run(wish) : change.run({ ...wish, area: area ?? 'quarantine' });
  };
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <FormPanel<Values, unknown>
      initialValues={{
        qty: formatQty(lot.onHand - lot.reserved, 'plain'),
        location: '',
        area: areas[0] ?? 'quarantine',
      }}
      onSubmit={submit}
      onDone={onDone}
    >
      <p>{t(`stock.${kind}Hint`)}</p>
      {kind === 'changeArea' && (
        <Form.Item name="area" label={t('stock.toArea')}>
          <Segmented<LotArea> options={areas.map((value) => ({ value, label: t(`stock.areas.${value}`) }))} />
        </Form.Item>
      )}
      <QtyField label={t('stock.columns.qty')} hint={`${t('stock.columns.free')} ${free} ${lot.unit}`} autoFocus />
      <Form.Item name="location" label={t('stock.toLocation')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="reason" label={t('stock.reason')} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormPanel>
  );
};
