/** The items of a tender: quotes and their approval, what was read out, the result. */
import { PlusOutlined, TrophyOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ItemsOfTender, TenderItemRow } from '../../../shared/contract/tender-items.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton, type ActionState } from '../../ui/action-button';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { PriceText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { CorrectAward } from './award-correct';
import { AwardWizard } from './award-wizard';
import { itemTables } from './award-words';
import { AddItems, AddLateButton } from './item-add';
import { AskWhy, ChangeItem, ProposeQuotes } from './item-forms';
import { OpeningPrices } from './opening-prices';
import { ItemTable } from './tender-item-table';
import './awards.css';

type Asked =
  | { readonly kind: 'add' | 'addLate' | 'propose' | 'bids' | 'win' }
  | { readonly kind: 'change' | 'refuse' | 'reopenQuote' | 'correct'; readonly item: TenderItemRow };
const bidHeads = ['bidder', 'price', 'rank', 'note'] as const;

const Bids = ({ found }: { readonly found: ItemsOfTender }) => {
  const t = useT();
  const names = new Map(found.items.map(({ id, productName }) => [id, productName]));
  if (found.bids.length === 0) return null;
  return (
    <>
      <h4>{t('tenderItems.bids.title')}</h4>
      <table className="td-award-table">
        <thead>
          <tr>
            <th scope="col">{t('tenderItems.columns.product')}</th>
            {bidHeads.map((key) => (
              <th key={key} scope="col" className={key === 'price' || key === 'rank' ? 'is-figure' : undefined}>
                {t(`tenderItems.bids.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.bids.map((bid) => (
            <tr key={bid.id}>
              <td>{names.get(bid.itemId)}</td>
              <td>
                {bid.bidder} {bid.isWinner && <StateTag tone="info">{t('tenderItems.bids.isWinner')}</StateTag>}
                {bid.maker !== '' && <small>{bid.maker}</small>}
              </td>
              <td className="is-figure">
                <PriceText price={bid.price} />
              </td>
              <td className="is-figure">{bid.rank !== null && `#${bid.rank}`}</td>
              <td>{bid.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

/** The state in which one of several rows allows a step, else why the first one does not. */
const anyOf = (items: readonly TenderItemRow[], key: 'propose' | 'approve'): ActionState | undefined =>
  items.some(({ actions }) => actions[key] === true) ? true : items[0]?.actions[key];

/** The bid is out: what was forgotten is written down as it stood in it. */
const isOut = ({ actions: { addLate } }: ItemsOfTender): boolean =>
  addLate === true || addLate.code !== 'STATE_CONFLICT';

/** Steps that need no question. */
const usePlainSteps = (tenderId: number) => {
  const t = useT();
  const notice = useNotice();
  const approve = useCommand(api.tenderItems.approve);
  const remove = useCommand(api.tenderItems.remove);
  return {
    approve: async (items: readonly TenderItemRow[]) => {
      const rows = items.map(({ id, version }) => ({ itemId: id, version }));
      const answer = await approve.run({ tenderId, items: rows });
      if (notice.accept(answer)) notice.success(t('tenderItems.approved', { count: rows.length }));
    },
    remove: async ({ id, version }: TenderItemRow) => {
      const answer = await remove.run({ tenderId, itemId: id, version });
      if (notice.accept(answer)) notice.success(t('tenderItems.removed'));
    },
  };
};

type BarProps = {
  readonly found: ItemsOfTender;
  readonly onAsk: (asked: Asked) => void;
  readonly onApprove: () => void;
};

const Bar = ({ found, onAsk, onApprove }: BarProps) => {
  const t = useT();
  const { items, actions } = found;
  const add = isOut(found) ? 'addLate' : 'add';
  const waiting = items.filter((one) => one.actions.approve === true);
  const propose = anyOf(items, 'propose');
  return (
    <div className="td-award-bar">
      <ActionButton icon={<PlusOutlined aria-hidden />} state={actions[add]} onClick={() => onAsk({ kind: add })}>
        {t(add === 'add' ? 'tenderItems.add' : 'tenderItems.late.add')}
      </ActionButton>
      {propose !== undefined && (
        <ActionButton state={propose} onClick={() => onAsk({ kind: 'propose' })}>
          {t('tenderItems.proposeAll')}
        </ActionButton>
      )}
      {waiting.length > 0 && (
        <ActionButton type="primary" state onClick={onApprove}>
          {t('tenderItems.approveAll', { count: waiting.length })}
        </ActionButton>
      )}
      <span className="is-end" />
      {items.length > 0 && (
        <ActionButton state={actions.recordBids} onClick={() => onAsk({ kind: 'bids' })}>
          {t('tenderItems.act.recordBids')}
        </ActionButton>
      )}
      {items.length > 0 && (
        <ActionButton icon={<TrophyOutlined aria-hidden />} state={actions.win} onClick={() => onAsk({ kind: 'win' })}>
          {t('tenderItems.act.win')}
        </ActionButton>
      )}
    </div>
  );
};

type WindowProps = { readonly tenderId: number; readonly asked: Asked; readonly items: readonly TenderItemRow[] };

const Windows = ({ tenderId, asked, items, onClose }: WindowProps & { readonly onClose: () => void }) => {
  switch (asked.kind) {
    case 'add':
    case 'addLate':
      return <AddItems tenderId={tenderId} isLate={asked.kind === 'addLate'} onClose={onClose} />;
    case 'propose':
      return <ProposeQuotes tenderId={tenderId} items={items} onClose={onClose} />;
    case 'bids':
      return <OpeningPrices tenderId={tenderId} onClose={onClose} />;
    case 'win':
      return <AwardWizard tenderId={tenderId} onClose={onClose} />;
    case 'change':
      return <ChangeItem tenderId={tenderId} item={asked.item} onClose={onClose} />;
    case 'correct':
      return <CorrectAward tenderId={tenderId} item={asked.item} onClose={onClose} />;
    case 'refuse':
    case 'reopenQuote':
      return <AskWhy tenderId={tenderId} item={asked.item} step={asked.kind} onClose={onClose} />;
  }
};

/** None yet: what to do about it, before the bid is out and after. */
const Nothing = ({ found, onAdd }: { readonly found: ItemsOfTender; readonly onAdd: () => void }) => {
  const t = useT();
  return isOut(found) ? (
    <PanelMessage title={t('tenderItems.late.empty')} hint={t('tenderItems.late.emptyHint')}>
      <AddLateButton onClick={onAdd} />
    </PanelMessage>
  ) : (
    <PanelMessage title={t('tenderItems.empty')} />
  );
};

const TenderItems = ({ tenderId }: { readonly tenderId: number }) => {
  const t = useT();
  const [asked, setAsked] = useState<Asked>();
  const plain = usePlainSteps(tenderId);
  const ask = () => api.tenderItems.ofTender({ tenderId });
  const found = useRead(['tenderItems.ofTender', tenderId], ask, { tables: itemTables });
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const { items } = found.value;
  const actionsOf = (item: TenderItemRow): RowAction[] => {
    const of = (key: keyof TenderItemRow['actions'], onRun: () => void, isDanger = false): RowAction => {
      return { key, label: t(`tenderItems.act.${key}`), state: item.actions[key], isDanger, onRun };
    };
    return [
      of('approve', () => void plain.approve([item])),
      of('refuse', () => setAsked({ kind: 'refuse', item })),
      of('change', () => setAsked({ kind: 'change', item })),
      of('reopenQuote', () => setAsked({ kind: 'reopenQuote', item })),
      of('correct', () => setAsked({ kind: 'correct', item })),
      of('remove', () => void plain.remove(item), true),
    ];
  };
  const waiting = items.filter(({ actions }) => actions.approve === true);
  return (
    <>
      <Bar found={found.value} onAsk={setAsked} onApprove={() => void plain.approve(waiting)} />
      {items.length === 0 ? (
        <Nothing found={found.value} onAdd={() => setAsked({ kind: 'addLate' })} />
      ) : (
        <ItemTable items={items} actionsOf={actionsOf} />
      )}
      <Bids found={found.value} />
      {asked && <Windows tenderId={tenderId} asked={asked} items={items} onClose={() => setAsked(undefined)} />}
    </>
  );
};

export default TenderItems;
