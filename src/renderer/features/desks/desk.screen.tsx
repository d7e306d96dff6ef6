/** 我的桌面: what waits for one's posts, late first; every number opens the rows behind it. */
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { DeskItem } from '../../../shared/contract/desks.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { useIsTabActive } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { countOf, dateOf, deskTables, lateText, nameOf } from './desk-words';
import { RowsPanel } from './rows-panel';
import { SinceStrip } from './since-strip';
import './desks.css';

const groups = ['late', 'today', 'later'] as const;
/** What waits becomes late by itself. */
const AGAIN_AFTER_MS = 120_000;

type ItemProps = { readonly item: DeskItem; readonly isOpen: boolean; readonly onOpen: () => void };

const Item = ({ item, isOpen, onOpen }: ItemProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  const since = dateOf({ at: item.oldestAt, on: item.oldestOn }, timeZone);
  return (
    <li>
      <button type="button" className="td-desk-item" aria-pressed={isOpen} onClick={onOpen}>
        <b className={item.lateCount > 0 ? 'is-late' : undefined}>{countOf(item, t)}</b>
        <span>{nameOf(item, t)}</span>
        {item.lateCount > 0 && <StateTag tone="bad">{lateText(item, t)}</StateTag>}
        <small>{t('desks.oldest', { since })}</small>
      </button>
    </li>
  );
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The arrow keys walk through the reminders, whatever group they stand in. */
const walk = (event: KeyboardEvent<HTMLElement>) => {
  const by = steps[event.key];
  if (by === undefined) return;
  const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('.td-desk-item'));
  const place = all.findIndex((one) => one === document.activeElement);
  if (place < 0) return;
  event.preventDefault();
  all[Math.min(Math.max(place + by, 0), all.length - 1)]?.focus();
};

const Nothing = ({ items }: { readonly items: readonly DeskItem[] }) => {
  const t = useT();
  const names = [...new Set(items.map((item) => nameOf(item, t)))].join(t('common.listSeparator'));
  const hint = items.length === 0 ? t('desks.noPost') : t('desks.emptyHint', { names });
  return (
    <div className="td-desk">
      <PanelMessage title={t('desks.empty')} hint={hint} />
    </div>
  );
};

type BoardProps = {
  readonly items: readonly DeskItem[];
  readonly openKey: string | undefined;
  readonly onOpen: (item: DeskItem) => void;
};

const Board = ({ items, openKey, onOpen }: BoardProps) => {
  const t = useT();
  const waiting = items.filter(({ count }) => count > 0);
  if (waiting.length === 0) return <Nothing items={items} />;
  const shown = groups.map((group) => ({ group, of: waiting.filter((item) => item.group === group) }));
  return (
    <div className="td-desk" onKeyDown={walk}>
      {shown
        .filter(({ of }) => of.length > 0)
        .map(({ group, of }) => (
          <section key={group} aria-label={t(`desks.groups.${group}`)}>
            <h2>{t(`desks.groups.${group}`)}</h2>
            <ul>
              {of.map((item) => (
                <Item key={item.key} item={item} isOpen={item.key === openKey} onOpen={() => onOpen(item)} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
};

/** The first of what is late, else of today, else of what is coming. */
const firstOf = (items: readonly DeskItem[]): DeskItem | undefined =>
  groups.flatMap((group) => items.filter((item) => item.group === group && item.count > 0))[0];

const DeskScreen = () => {
  const isActive = useIsTabActive();
  const found = useRead(['desks.mine'], () => api.desks.mine({}), { tables: deskTables, isWanted: isActive });
  const [chosen, setChosen] = useState<{ readonly key: string; readonly entry: number }>();
  const { value, reload } = found;
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(reload, AGAIN_AFTER_MS);
    return () => clearInterval(timer);
  }, [isActive, reload]);
  // What was dealt with leaves its place to the next.
  const item = value?.find(({ key, count }) => key === chosen?.key && count > 0) ?? (value && firstOf(value));
  const open = ({ key }: DeskItem) => setChosen((one) => ({ key, entry: (one?.entry ?? 0) + 1 }));
  return (
    <div className="td-desk-page">
      <SinceStrip isWanted={isActive} />
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={reload} />}
      {value && (
        <div className="td-desk-parts">
          <Board items={value} openKey={item?.key} onOpen={open} />
          {item && <RowsPanel key={item.key} item={item} entry={chosen?.entry ?? 0} />}
        </div>
      )}
    </div>
  );
};

export default DeskScreen;
