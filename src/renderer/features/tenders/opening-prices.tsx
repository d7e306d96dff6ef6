/** The opening: everybody's prices as they were read out, in one window. */
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ItemsOfTender } from '../../../shared/contract/tender-items.contract';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { dayText, itemTables, priceText, typedPrice } from './award-words';
import { instantOrNull, TIME, typedOf, useOpened } from './tender-times';
import './awards.css';

type Ours = { readonly price?: string; readonly rank?: number | null };
type Bid = Ours & {
  readonly itemId: number;
  readonly bidder?: string;
  readonly isWinner?: boolean;
  readonly note?: string;
};
type Typed = {
  readonly observedOn: Dayjs;
  /** When it was opened, where this window opens it as well. */
  readonly openedAt?: Dayjs;
  readonly ours: readonly Ours[];
  readonly bids: readonly Bid[];
};

/** What was typed, as the engine takes it; lines without a bidder are left out. */
function readOf({ observedOn, ours, bids }: Typed, { items }: ItemsOfTender) {
  const mine = [];
  for (const [at, { id }] of items.entries()) {
    const price = typedPrice(ours[at]?.price, `/ours/${at}/price`);
    if (!price.ok) return price;
    mine.push({ itemId: id, openedPrice: price.value, rank: ours[at]?.rank ?? null });
  }
  const others = [];
  for (const [at, { itemId, bidder = '', ...bid }] of bids.entries()) {
    if (bidder.trim() === '') continue;
    const price = typedPrice(bid.price, `/bids/${at}/price`);
    if (!price.ok) return price;
    const { rank = null, isWinner = false, note = '' } = bid;
    others.push({ itemId, bidder, maker: '', price: price.value, rank, isWinner, note });
  }
  return { ok: true as const, value: { observedOn: dayText(observedOn) ?? '', ours: mine, bids: others } };
}

const startOf = ({ items, bids }: ItemsOfTender, observedOn: Dayjs): Typed => ({
  observedOn,
  ours: items.map(({ openedPrice, quotePrice, bidRank }) => ({
    price: priceText(openedPrice ?? quotePrice),
    rank: bidRank,
  })),
  bids:
    bids.length > 0
      ? bids.map(({ price, id: _, maker: __, ...bid }) => ({ ...bid, price: priceText(price) }))
      : items.map(({ id }) => ({ itemId: id })),
});

const Figures = ({ path, name }: { readonly path: (string | number)[]; readonly name: string }) => {
  const t = useT();
  return (
    <>
      <td className="is-figure">
        <Form.Item name={[...path, 'price']} noStyle>
          <Input
            className="td-award-short td-number"
            inputMode="decimal"
            autoComplete="off"
            aria-label={`${name} ${t('tenderItems.bids.price')}`}
          />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[...path, 'rank']} noStyle>
          <InputNumber
            className="td-award-rank"
            min={1}
            precision={0}
            controls={false}
            aria-label={`${name} ${t('tenderItems.bids.rank')}`}
          />
        </Form.Item>
      </td>
    </>
  );
};

const OurLines = ({ items }: Pick<ItemsOfTender, 'items'>) => {
  const t = useT();
  return items.map(({ id, productName }, at) => (
    <tr key={id}>
      <td>{productName}</td>
      <td>{t('tenderItems.bids.ours')}</td>
      <Figures path={['ours', at]} name={`${productName} ${t('tenderItems.bids.ours')}`} />
      <td />
      <td />
      <td />
    </tr>
  ));
};

type LineProps = {
  readonly at: number;
  readonly options: { value: number; label: string }[];
  readonly onRemove: () => void;
};

const BidLine = ({ at, options, onRemove }: LineProps) => {
  const t = useT();
  const label = (key: 'bidder' | 'isWinner' | 'note') =>
    `${t('common.words.line', { line: at + 1 })} ${t(`tenderItems.bids.${key}`)}`;
  return (
    <tr>
      <td>
        <Form.Item name={[at, 'itemId']} noStyle>
          <Select options={options} aria-label={t('awards.columns.item')} />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[at, 'bidder']} noStyle>
          <Input maxLength={120} autoComplete="off" aria-label={label('bidder')} autoFocus={at === 0} />
        </Form.Item>
      </td>
      <Figures path={[at]} name={t('common.words.line', { line: at + 1 })} />
      <td>
        <Form.Item name={[at, 'isWinner']} valuePropName="checked" noStyle>
          <Checkbox aria-label={label('isWinner')} />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[at, 'note']} noStyle>
          <Input
            maxLength={200}
            autoComplete="off"
            aria-label={label('note')}
            placeholder={t('tenderItems.bids.noPriceHint')}
          />
        </Form.Item>
      </td>
      <td>
        <Button
          type="text"
          aria-label={t('tenderItems.act.remove')}
          icon={<MinusCircleOutlined aria-hidden />}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
};

const heads = ['bidder', 'price', 'rank', 'isWinner', 'note'] as const;

/** The lines of others: a body and a foot of the table, so that what is ours stands outside of their list. */
const OtherLines = ({ items }: Pick<ItemsOfTender, 'items'>) => {
  const t = useT();
  const options = items.map(({ id, productName }) => ({ value: id, label: productName }));
  return (
    <Form.List name="bids">
      {(fields, { add, remove }) => (
        <>
          <tbody>
            {fields.map(({ key, name }) => (
              <BidLine key={key} at={name} options={options} onRemove={() => remove(name)} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={heads.length + 2}>
                <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ itemId: options[0]?.value })}>
                  {t('tenderItems.bids.addRow')}
                </Button>
              </td>
            </tr>
          </tfoot>
        </>
      )}
    </Form.List>
  );
};

const Fields = ({ items }: Pick<ItemsOfTender, 'items'>) => {
  const t = useT();
  return (
    <div className="td-award-body td-award-scroll">
      <table className="td-award-table">
        <thead>
          <tr>
            <th scope="col">{t('tenderItems.columns.product')}</th>
            {heads.map((key) => (
              <th key={key} scope="col">
                {t(`tenderItems.bids.${key}`)}
              </th>
            ))}
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          <OurLines items={items} />
        </tbody>
        <OtherLines items={items} />
      </table>
    </div>
  );
};

type Opened = Pick<TenderRow, 'id' | 'version' | 'actions' | 'openingAt'>;
type Props = { readonly tenderId: number; readonly opens?: Opened; readonly onClose: () => void };

const Prices = ({ tenderId, opens, found, onClose }: Props & { readonly found: ItemsOfTender }) => {
  const t = useT();
  const notice = useNotice();
  const open = useCommand(api.tenders.recordOpening);
  const record = useCommand(api.tenderItems.recordBids);
  const { now, timeZone, today } = useOpened();
  const isOpening = opens !== undefined && opens.actions.recordOpening === true;
  // The hour that was set, once it has passed.
  const openedAt = typedOf(Math.min(opens?.openingAt ?? now, now), timeZone);
  const submit = async (typed: Typed) => {
    const read = readOf(typed, found);
    if (!read.ok) return read;
    if (isOpening) {
      const at = instantOrNull(typed.openedAt, timeZone);
      const opened = await open.run({ tenderId, version: opens.version, openedAt: at });
      if (!opened.ok) return opened;
    }
    return record.run({ tenderId, ...read.value });
  };
  return (
    <FormPanel<Typed, { readonly count: number }>
      initialValues={{ ...startOf(found, dayjs(today)), openedAt }}
      submitLabel={t('tenderItems.act.recordBids')}
      onSubmit={submit}
      onDone={({ count }) => {
        notice.success(t('tenderItems.bids.saved', { count }));
        onClose();
      }}
    >
      <p>{t('tenderItems.bids.hint')}</p>
      {isOpening && (
        <Form.Item name="openedAt" label={t('tenderItems.bids.openedAt')}>
          <DatePicker allowClear={false} {...TIME} />
        </Form.Item>
      )}
      <Form.Item name="observedOn" label={t('tenderItems.bids.observedOn')}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Fields items={found.items} />
    </FormPanel>
  );
};

export const OpeningPrices = (props: Props) => {
  const t = useT();
  const { tenderId, onClose } = props;
  const found = useRead(['tenderItems.ofTender', tenderId], () => api.tenderItems.ofTender({ tenderId }), {
    tables: itemTables,
  });
  return (
    <Dialog title={t('tenderItems.bids.title')} width={920} onClose={onClose}>
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && <Prices {...props} found={found.value} />}
    </Dialog>
  );
};

/** As a step of a tender asks for it: opened, and what was read out. */
const OfTender = ({ tender, onClose }: { readonly tender: TenderRow; readonly onClose: () => void }) => (
  <OpeningPrices tenderId={tender.id} opens={tender} onClose={onClose} />
);
export default OfTender;
