/** Items of a bid are changed; quotes are proposed, refused, opened anew. */
import { Form, Input } from 'antd';
import type { TenderItemRow } from '../../../shared/contract/tender-items.contract';
import { refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { type Figures, figuresOf, priceText, qtyText, typedPrice } from './typed-figures';
import './awards.css';

type OfTender = { readonly tenderId: number; readonly onClose: () => void };
type OfItem = OfTender & { readonly item: TenderItemRow };

export const ChangeItem = ({ tenderId, item, onClose }: OfItem) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.tenderItems.change);
  const maySetFloor = useMay('pricing.write');
  type Values = Figures & { readonly specification?: string; readonly note?: string; readonly floorPrice?: string };
  const submit = async ({ specification = '', note = '', floorPrice, ...line }: Values) => {
    const figures = figuresOf(line, '');
    if (!figures.ok) return figures;
    const floor = typedPrice(floorPrice, '/floorPrice');
    if (!floor.ok) return floor;
    const seen = { tenderId, itemId: item.id, version: item.version };
    const wanted = { ...seen, specification, note, ...figures.value };
    return change.run(maySetFloor ? { ...wanted, floorPrice: floor.value } : wanted);
  };
  const { specification, note } = item;
  const prices = { ceilingPrice: priceText(item.ceilingPrice), floorPrice: priceText(item.floorPrice) };
  const start = { specification, note, qty: qtyText(item.qty), ...prices };
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
          {maySetFloor && text('floorPrice')}
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
