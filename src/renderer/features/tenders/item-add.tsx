/** Items are added to a bid: while it is prepared, or later as they stood in it. */
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { loadProducts, productOption } from './award-words';
import { type Figures, figuresOf, typedPrice } from './typed-figures';
import './awards.css';

type Line = Figures & { readonly productId?: number; readonly specification?: string; readonly price?: string };
type Typed = { readonly items: readonly Line[]; readonly reason?: string };

/** What was typed, as the engine takes it; the price is asked for in {@link priceOf}. */
function readOf(items: readonly Line[]) {
  const wanted = [];
  for (const [at, { productId = 0, specification = '', price: _, ...line }] of items.entries()) {
    const figures = figuresOf(line, `/items/${at}`);
    if (!figures.ok) return figures;
    wanted.push({ productId, specification, note: '', ...figures.value });
  }
  return { ok: true as const, value: wanted };
}

/** The price that stood in the bid. */
function priceOf({ price }: Line, at: number) {
  const read = typedPrice(price, `/items/${at}/price`);
  if (!read.ok || read.value !== null) return read;
  return refuse('VALIDATION_FAILED', { case: 'fields.required' }, [`/items/${at}/price`]);
}

/** How the lines are sent, by whether the bid is out. */
const useAdding = (tenderId: number, isLate: boolean) => {
  const add = useCommand(api.tenderItems.add);
  const addLate = useCommand(api.tenderItems.addLate);
  return async ({ items, reason = '' }: Typed) => {
    const read = readOf(items);
    if (!read.ok) return read;
    if (!isLate) return add.run({ tenderId, items: read.value });
    const priced = [];
    for (const [at, item] of read.value.entries()) {
      const price = priceOf(items[at] ?? {}, at);
      if (!price.ok) return price;
      priced.push({ ...item, price: price.value ?? 0 });
    }
    return addLate.run({ tenderId, items: priced, reason });
  };
};

const Lines = ({ isLate }: { readonly isLate: boolean }) => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  const text = (name: 'specification' | 'qty' | 'ceilingPrice', at: number) => (
    <Form.Item name={[at, name]} noStyle>
      <Input
        aria-label={t(`tenderItems.columns.${name}`)}
        placeholder={t(`tenderItems.columns.${name}`)}
        title={t(`tenderItems.hints.${name}`)}
        autoComplete="off"
      />
    </Form.Item>
  );
  return (
    <Form.List name="items">
      {(fields, { add: more, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className={`td-award-line${isLate ? ' is-late' : ''}`} key={key}>
              <Form.Item name={[name, 'productId']} rules={required} noStyle>
                <RecordPicker
                  load={loadProducts}
                  optionOf={productOption}
                  label={t('tenderItems.columns.product')}
                  autoFocus={name === fields.length - 1}
                />
              </Form.Item>
              {text('specification', name)}
              {text('qty', name)}
              {text('ceilingPrice', name)}
              {isLate && (
                <Form.Item name={[name, 'price']} rules={required} noStyle>
                  <Input
                    inputMode="decimal"
                    aria-label={t('tenderItems.late.price')}
                    placeholder={t('tenderItems.late.price')}
                    autoComplete="off"
                  />
                </Form.Item>
              )}
              <Button
                type="text"
                aria-label={t('tenderItems.act.remove')}
                icon={<MinusCircleOutlined aria-hidden />}
                disabled={fields.length === 1}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => more({})}>
            {t('tenderItems.add')}
          </Button>
        </>
      )}
    </Form.List>
  );
};

type OfTender = { readonly tenderId: number; readonly onClose: () => void };

/** `isLate`: the bid is out, each item is written down with the price that stood in it, and why only now. */
export const AddItems = ({ tenderId, isLate = false, onClose }: OfTender & { readonly isLate?: boolean }) => {
  const t = useT();
  const notice = useNotice();
  const submit = useAdding(tenderId, isLate);
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Dialog title={t(isLate ? 'tenderItems.late.title' : 'tenderItems.addTitle')} width={860} onClose={onClose}>
      <FormPanel<Typed, { readonly count: number }>
        initialValues={{ items: [{}] }}
        submitLabel={t(isLate ? 'tenderItems.late.add' : 'tenderItems.add')}
        onSubmit={submit}
        onDone={({ count }) => {
          notice.success(t('tenderItems.added', { count }));
          onClose();
        }}
      >
        {isLate && <p className="td-award-hint">{t('tenderItems.late.hint')}</p>}
        <Lines isLate={isLate} />
        {isLate && (
          <Form.Item name="reason" className="td-award-reason" label={t('tenderItems.late.reason')} rules={[required]}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        )}
      </FormPanel>
    </Dialog>
  );
};

/** The way on where a bid went out without its items. */
export const AddLateButton = ({ onClick }: { readonly onClick: () => void }) => {
  const t = useT();
  const write = useMayState('tenders.write');
  return (
    <ActionButton type="primary" icon={<PlusOutlined aria-hidden />} state={write} onClick={onClick}>
      {t('tenderItems.late.add')}
    </ActionButton>
  );
};
