/** What is asked before a product is stopped, resumed or gets another floor price. */
import { Form, Input } from 'antd';
import type { ProductCard } from '../../../shared/contract/products.contract';
import { formatPrice } from '../../../shared/domain/format';
import { parsePrice } from '../../../shared/domain/money';
import { okay } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useUndo } from '../../ui/undo';

type Props = { readonly product: ProductCard; readonly onDone: () => void };

type Changed = { readonly version: number };
type StopProps = { readonly product: ProductCard; readonly onChanged: () => void };

export const AskStop = ({ product, onChanged }: StopProps) => {
  const t = useT();
  const stop = useCommand(api.products.stop);
  const resume = useCommand(api.products.resume);
  const undo = useUndo();
  const { id: productId, version, isStopped } = product;
  const [act, inverse] = isStopped ? [resume, stop] : [stop, resume];
  const done = (changed: Changed) => {
    const back = { productId, version: changed.version, reason: t('common.undoReason') };
    undo({ text: t('products.saved'), onUndo: () => inverse.run(back) });
    onChanged();
  };
  return (
    <FormPanel<{ reason: string }, Changed>
      onSubmit={({ reason }) => act.run({ productId, version, reason })}
      onDone={done}
    >
      {!isStopped && <p>{t('products.stopHint')}</p>}
      <Form.Item
        name="reason"
        label={t('products.reason')}
        rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
    </FormPanel>
  );
};

export const AskFloorPrice = ({ product, onDone }: Props) => {
  const t = useT();
  const set = useCommand(api.products.setFloorPrice);
  const { id: productId, version } = product;
  const before = product.floorPrice ?? null;
  const submit = async ({ floorPrice }: { floorPrice: string }) => {
    const price = floorPrice.trim() === '' ? okay(null) : parsePrice(floorPrice, '/floorPrice');
    return price.ok ? set.run({ productId, version, floorPrice: price.value }) : price;
  };
  return (
    <FormPanel<{ floorPrice: string }, unknown>
      initialValues={{ floorPrice: before === null ? '' : formatPrice(before, 'plain') }}
      onSubmit={submit}
      onDone={onDone}
    >
      <Form.Item name="floorPrice" label={t('products.fields.floorPrice')} extra={t('products.hints.floorPrice')}>
        <Input className="td-number" inputMode="decimal" autoFocus autoComplete="off" />
      </Form.Item>
    </FormPanel>
  );
};
