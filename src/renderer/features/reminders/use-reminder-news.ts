/** What is new pops up: in the page, and in the system while the page has not the focus. */
import { App } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReminderRow } from '../../../shared/contract/reminders.contract';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { remind } from '../../rpc/host';
import { useTexts } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { countTables, noteOf, tabOf } from './reminder-words';

const SHOWN_SECONDS = 8;
const storageKey = (userId: number) => `tongdan.reminders.${userId}`;
const readSince = (userId: number): number => Number(window.localStorage.getItem(storageKey(userId)) ?? 0) || 0;
const keepSince = (userId: number, at: number): void => window.localStorage.setItem(storageKey(userId), String(at));

type Note = { readonly title: string; readonly body: string; readonly onChosen: () => void };

/** @param onList opens the inbox */
export const useReminderNews = (userId: number, onList: () => void): void => {
  const texts = useTexts();
  const { t } = texts;
  const timeZone = useTimeZone();
  const { openTab } = useTabActions();
  const { notification } = App.useApp();
  const version = useTablesVersion(countTables);
  const show = (rows: readonly ReminderRow[], count: number, isFirst: boolean) => {
    const place = { now: Date.now(), timeZone };
    const each = rows.map((row): Note => ({ ...noteOf(row, place, texts), onChosen: () => openTab(tabOf(row, t)) }));
    const many = { title: t('reminders.newOnes', { count }), body: t('reminders.newOnesHint'), onChosen: onList };
    for (const note of count > rows.length ? [many] : each) {
      if (!document.hasFocus()) void remind({ title: note.title, body: note.body }, note.onChosen);
      // What waited before he came stands in the bell.
      if (isFirst) continue;
      const key = `${note.title}/${note.body}`;
      notification.warning({
        ...{ key, title: note.title, description: note.body, duration: SHOWN_SECONDS, placement: 'bottomLeft' },
        className: 'td-reminder-toast',
        onClick: () => {
          notification.destroy(key);
          note.onChosen();
        },
      });
    }
  };
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  const isFirst = useRef(true);
  useEffect(() => {
    let isGone = false;
    void api.reminders.news({ since: readSince(userId) }).then((answer) => {
      if (isGone || !answer.ok) return;
      const { rows, count, at } = answer.value;
      keepSince(userId, at);
      if (count > 0) latest.current(rows, count, isFirst.current);
      isFirst.current = false;
    });
    return () => {
      isGone = true;
    };
  }, [userId, version]);
};
