/** The opening: everybody's prices as they were read out, in one window. */
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ItemsOfTender } from '../../../shared/contract/tender-items.contract';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { itemTables } from './award-words';
import { AddItems, AddLateButton } from './item-add';
import { readOf, sendOpening, startOf, type Typed } from './opening-values';
import { instantOrNull, TIME, typedOf, useOpened } from './tender-times';
import './awards.css';

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
      <td />
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
  const label = (key: 'bidder' | 'maker' | 'isWinner' | 'note') =>
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
      <td>
        <Form.Item name={[at, 'maker']} noStyle>
          <Input maxLength={120} autoComplete="off" aria-label={label('maker')} />
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

const heads = ['bidder', 'maker', 'price', 'rank', 'isWinner', 'note'] as const;

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

/** What is sent: the opening once, then the prices as often as it takes. */
const useSending = ({ tenderId, opens, found }: Props & { readonly found: ItemsOfTender }) => {
  const open = useCommand(api.tenders.recordOpening);
  const record = useCommand(api.tenderItems.recordBids);
  const { timeZone } = useOpened();
  const [isOpened, setIsOpened] = useState(false);
  const isOpening = !isOpened && opens !== undefined && opens.actions.recordOpening === true;
  const send = async (typed: Typed) => {
    const read = readOf(typed, found);
    if (!read.ok) return read;
    const at = instantOrNull(typed.openedAt, timeZone);
    return sendOpening({
      open: isOpening && (() => open.run({ tenderId, version: opens.version, openedAt: at })),
      onOpened: () => setIsOpened(true),
      record: found.items.length > 0 && (() => record.run({ tenderId, ...read.value })),
    });
  };
  return { send, isOpening, isOpened };
};

/** Nothing is bid for yet: only the opening can be recorded. */
const NoItems = ({ tenderId }: Pick<Props, 'tenderId'>) => {
  const t = useT();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <>
      <PanelMessage title={t('tenderItems.bids.noItems')}>
        <AddLateButton onClick={() => setIsAdding(true)} />
      </PanelMessage>
      {isAdding && <AddItems tenderId={tenderId} isLate onClose={() => setIsAdding(false)} />}
    </>
  );
};

const Prices = (props: Props & { readonly found: ItemsOfTender }) => {
  const { opens, found, onClose } = props;
  const t = useT();
  const notice = useNotice();
  const { now, timeZone, today } = useOpened();
  const { send, isOpening, isOpened } = useSending(props);
  const hasItems = found.items.length > 0;
  // The hour that was set, once it has passed.
  const openedAt = typedOf(Math.min(opens?.openingAt ?? now, now), timeZone);
  return (
    <FormPanel<Typed, { readonly count: number }>
      initialValues={{ ...startOf(found, dayjs(today)), openedAt }}
      submitLabel={t(hasItems ? 'tenderItems.act.recordBids' : 'tenders.act.recordOpening')}
      isIdle={!hasItems && !isOpening}
      onSubmit={send}
      onDone={({ count }) => {
        notice.success(hasItems ? t('tenderItems.bids.saved', { count }) : t('tenders.ask.done'));
        onClose();
      }}
    >
      {hasItems && <p>{t(isOpened ? 'tenderItems.bids.isOpened' : 'tenderItems.bids.hint')}</p>}
      {isOpening && (
        <Form.Item name="openedAt" label={t('tenderItems.bids.openedAt')}>
          <DatePicker allowClear={false} {...TIME} />
        </Form.Item>
      )}
      {hasItems && (
        <Form.Item name="observedOn" label={t('tenderItems.bids.observedOn')}>
          <DatePicker allowClear={false} />
        </Form.Item>
      )}
      {hasItems && <Fields items={found.items} />}
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
    <Dialog title={t('tenderItems.bids.title')} width={1040} onClose={onClose}>
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value?.items.length === 0 && <NoItems tenderId={tenderId} />}
      {found.value && <Prices key={String(found.value.items.length > 0)} {...props} found={found.value} />}
    </Dialog>
  );
};

/** As a step of a tender asks for it: opened, and what was read out. */
const OfTender = ({ tender, onClose }: { readonly tender: TenderRow; readonly onClose: () => void }) => (
  <OpeningPrices tenderId={tender.id} opens={tender} onClose={onClose} />
);
export default OfTender;
