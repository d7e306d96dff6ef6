/** One reminder: Enter opens its record, S puts it off, A acknowledges it; the buttons do the same. */
import { CheckOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { ReminderRow } from '../../../shared/contract/reminders.contract';
import { formatInstant } from '../../../shared/domain/format';
import { useT, useTexts } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { lacksOf, leftOf, nameOf, nextOf, recordOf } from './reminder-words';
import { snoozeChoices, snoozeUntil, type ReminderActs } from './use-reminder-acts';

type Props = {
  readonly row: ReminderRow;
  readonly now: number;
  readonly acts: ReminderActs;
  /** Answered, and on its way out. */
  readonly isLeaving: boolean;
  readonly onOpen: () => void;
  readonly onOwnTime: () => void;
};

/** The rows above and below; what goes leaves its place to the next one. */
const neighbour = (from: HTMLElement, by: number): HTMLElement | null => {
  const all = Array.from(document.querySelectorAll<HTMLElement>('.td-reminder:not(.td-leaving) .td-reminder-main'));
  return all[all.indexOf(from) + by] ?? null;
};

const Tags = ({ row, left }: { readonly row: ReminderRow; readonly left: string }) => {
  const t = useT();
  const isUrgent = row.isLoud || row.step === 'over';
  return (
    <span className="td-reminder-tags">
      <StateTag tone={isUrgent ? 'bad' : 'warning'}>{left}</StateTag>
      {row.escalatedFrom !== null && (
        <StateTag tone="bad">{t('reminders.escalatedFrom', { name: row.escalatedFrom })}</StateTag>
      )}
      {row.escalatedTo !== null && <StateTag>{t('reminders.escalatedTo', { name: row.escalatedTo })}</StateTag>}
    </span>
  );
};

export const ReminderItem = ({ row, now, acts, isLeaving, onOpen, onOwnTime }: Props) => {
  const texts = useTexts();
  const { t } = texts;
  const lacks = lacksOf(row, texts);
  const notice = useNotice();
  const timeZone = useTimeZone();
  const [isChoosing, setIsChoosing] = useState(false);
  const isLive = row.state !== 'acknowledged' && row.state !== 'done';
  const keys = (event: KeyboardEvent<HTMLButtonElement>) => {
    const { key, currentTarget } = event;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = steps[key];
    if (by !== undefined) {
      event.preventDefault();
      neighbour(currentTarget, by)?.focus();
    } else if (isLive && !event.ctrlKey && !event.metaKey && key.toLowerCase() === 's') setIsChoosing(true);
    else if (isLive && !event.ctrlKey && !event.metaKey && key.toLowerCase() === 'a') {
      (neighbour(currentTarget, 1) ?? neighbour(currentTarget, -1))?.focus();
      void acts.acknowledge(row.id);
    }
  };
  const choose = (choice: string) => {
    setIsChoosing(false);
    const known = snoozeChoices.find((one) => one === choice);
    if (!known) return onOwnTime();
    const until = snoozeUntil(known, Date.now(), timeZone);
    return void acts.snooze(row.id, until).then(notice.accept);
  };
  const items = [...snoozeChoices, 'own' as const].map((key) => ({ key, label: t(`reminders.snoozes.${key}`) }));
  return (
    <li className={isLeaving ? 'td-reminder td-leaving' : 'td-reminder'} inert={isLeaving}>
      <button type="button" className="td-reminder-main" onClick={onOpen} onKeyDown={keys}>
        <strong>{nameOf(row, t)}</strong>
        <Tags row={row} left={leftOf(row, { now, timeZone }, t)} />
        <span>{recordOf(row, texts)}</span>
        {lacks !== '' && <span className="td-reminder-lacks">{lacks}</span>}
        <small>{t('reminders.next', { next: nextOf(row, t) })}</small>
        {row.snoozedUntil !== null && (
          <small>{t('reminders.snoozedUntil', { at: formatInstant(row.snoozedUntil, timeZone) })}</small>
        )}
      </button>
      {isLive && (
        <div className="td-reminder-acts">
          <Dropdown
            menu={{ items, onClick: ({ key }) => choose(key), autoFocus: true }}
            open={isChoosing}
            onOpenChange={setIsChoosing}
            trigger={['click']}
            placement="bottomRight"
            autoFocus
          >
            <Button size="small" type="text" icon={<ClockCircleOutlined aria-hidden />}>
              {t('reminders.snooze')}
            </Button>
          </Dropdown>
          <Button
            size="small"
            type="text"
            icon={<CheckOutlined aria-hidden />}
            onClick={() => void acts.acknowledge(row.id)}
          >
            {t('reminders.acknowledge')}
          </Button>
        </div>
      )}
    </li>
  );
};
