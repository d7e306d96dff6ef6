/** Items of a bid are added, changed; quotes are proposed, refused, opened anew. */
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { TenderItemRow } from '../../../shared/contract/tender-items.contract';
import { refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { loadProducts, priceText, productOption, qtyText, typedPrice, typedQty } from './award-words';
import './awards.css';

type OfTender = { readonly tenderId: number; readonly onClose: () => void };
type Figures = { readonly qty?: string; readonly ceilingPrice?: string };

/** Quantity and ceiling as they were typed, or which of them cannot be read. */
function figuresOf({ qty, ceilingPrice }: Figures, at: string) {
  const quantity = typedQty(qty, `${at}/qty`);
  if (!quantity.ok) return quantity;
  const price = typedPrice(ceilingPrice, `${at}/ceilingPrice`);
  if (!price.ok) return price;
  return { ok: true as const, value: { qty: quantity.value, ceilingPrice: price.value } };
}

type Line = Figures & { readonly productId?: number; readonly specification?: string };

export const AddItems = ({ tenderId, onClose }: OfTender) => {
  const t = useT();
  const notice = useNotice();
  const add = useCommand(api.tenderItems.add);
  const required = [{ required: true, message: t('fields.required') }];
  const submit = async ({ items }: { readonly items: readonly Line[] }) => {
    const wanted = [];
    for (const [at, { productId = 0, specification = '', ...line }] of items.entries()) {
      const figures = figuresOf(line, `/items/${at}`);
      if (!figures.ok) return figures;
      wanted.push({ productId, specification, note: '', ...figures.value });
    }
    return add.run({ tenderId, items: wanted });
  };
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
    <Dialog title={t('tenderItems.addTitle')} width={820} onClose={onClose}>
      <FormPanel<{ readonly items: readonly Line[] }, { readonly count: number }>
        initialValues={{ items: [{}] }}
        submitLabel={t('tenderItems.add')}
        onSubmit={submit}
        onDone={({ count }) => {
          notice.success(t('tenderItems.added', { count }));
          onClose();
        }}
      >
        <Form.List name="items">
          {(fields, { add: more, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div className="td-award-line" key={key}>
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
      </FormPanel>
    </Dialog>
  );
};

type OfItem = OfTender & { readonly item: TenderItemRow };

export const ChangeItem = ({ tenderId, item, onClose }: OfItem) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.tenderItems.change);
  type Values = Figures & { readonly specification?: string; readonly note?: string };
  const submit = async ({ specification = '', note = '', ...line }: Values) => {
    const figures = figuresOf(line, '');
    if (!figures.ok) return figures;
    const seen = { tenderId, itemId: item.id, version: item.version };
    return change.run({ ...seen, specification, note, ...figures.value });
  };
  const { specification, note } = item;
  const start = { specification, note, qty: qtyText(item.qty), ceilingPrice: priceText(item.ceilingPrice) };
  const text = (name: keyof typeof start, isFirst = false) => (
    <Form.Item name={name} label={t(`tenderItems.columns.${name}`)}>
      <Input autoComplete="off" autoFocus={isFirst} />
    </Form.Item>
  );
  return (
    <Dialog title={`${t('tenderItems.act.change')} · ${item.productName}`} onClose={onClose}>
      <FormPanel<Values, unknown>
        initialValues={start}
        onSubmit={submit}
        onDone={() => {
          notice.success(t('tenderItems.changed'));
          onClose();
        }}
      >
        <div className="td-award-two">
          {text('qty', true)}
          {text('ceilingPrice')}
          {text('specification')}
          {text('note')}
        </div>
      </FormPanel>
    </Dialog>
  );
};

type Prices = { readonly prices: Readonly<Record<string, string | undefined>>; readonly reason?: string };

/** Prices of everything that may be quoted; what stays empty is not proposed. */
export const ProposeQuotes = ({
  tenderId,
  items,
  onClose,
}: OfTender & { readonly items: readonly TenderItemRow[] }) => {
  const t = useT();
  const notice = useNotice();
  const propose = useCommand(api.tenderItems.propose);
  const open = items.filter(({ actions, quoteState }) => actions.propose === true && quoteState !== 'approved');
  const shown = open.length > 0 ? open : items.filter(({ actions }) => actions.propose === true);
  const submit = async ({ prices, reason = '' }: Prices) => {
    const quotes = [];
    for (const { id, version } of shown) {
      const price = typedPrice(prices[`p${id}`], `/prices/p${id}`);
      if (!price.ok) return price;
      if (price.value !== null) quotes.push({ itemId: id, version, price: price.value });
    }
    const [first] = shown;
    if (quotes.length === 0)
      return refuse('VALIDATION_FAILED', { case: 'fields.required' }, [`/prices/p${first?.id ?? 0}`]);
    return propose.run({ tenderId, quotes, reason });
  };
  const prices = Object.fromEntries(shown.map(({ id, quotePrice }) => [`p${id}`, priceText(quotePrice)]));
  return (
    <Dialog title={t('tenderItems.proposeAll')} width={560} onClose={onClose}>
      <FormPanel<Prices, { readonly count: number }>
        initialValues={{ prices }}
        submitLabel={t('tenderItems.proposeAll')}
        onSubmit={submit}
        onDone={({ count }) => {
          notice.success(t('tenderItems.proposed', { count }));
          onClose();
        }}
      >
        <div className="td-award-body">
          {shown.map(({ id, productName, specification, unit }, at) => (
            <Form.Item key={id} name={['prices', `p${id}`]} label={[productName, specification, unit].join(' · ')}>
              <Input className="td-number" inputMode="decimal" autoComplete="off" autoFocus={at === 0} />
            </Form.Item>
          ))}
        </div>
        <Form.Item name="reason" label={t('tenderItems.quoteReason')}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

/** Why a quote is refused, or opened for another round. */
export const AskWhy = ({ tenderId, item, step, onClose }: OfItem & { readonly step: 'refuse' | 'reopenQuote' }) => {
  const t = useT();
  const notice = useNotice();
  const refusal = useCommand(api.tenderItems.refuse);
  const reopen = useCommand(api.tenderItems.reopenQuote);
  const seen = { itemId: item.id, version: item.version };
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Dialog title={`${t(`tenderItems.act.${step}`)} · ${item.productName}`} onClose={onClose}>
      <FormPanel<{ readonly reason: string }, unknown>
        submitLabel={t(`tenderItems.act.${step}`)}
        onSubmit={async ({ reason }) =>
          step === 'refuse'
            ? refusal.run({ tenderId, items: [seen], reason })
            : reopen.run({ tenderId, ...seen, reason })
        }
        onDone={() => {
          notice.success(t(step === 'refuse' ? 'tenderItems.refused' : 'tenderItems.reopened'));
          onClose();
        }}
      >
        <Form.Item
          name="reason"
          label={t(step === 'refuse' ? 'tenderItems.refuseReason' : 'tenderItems.reopenReason')}
          rules={[required]}
        >
          <Input maxLength={300} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};
