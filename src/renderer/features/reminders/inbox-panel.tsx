/** The inbox: what is urgent first, each with its next step. */
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { reminderSegments, type ReminderSegment } from '../../../shared/domain/reminder-words';
import type { ReminderRow } from '../../../shared/contract/reminders.contract';
import { api } from '../../rpc/client';
import { askToNotify, notifyState } from '../../rpc/host';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { useTabActions } from '../../ui/tab-actions';
import { useLeaving } from '../../ui/use-leaving';
import { OwnTime } from './own-time';
import { ReminderItem } from './reminder-item';
import { inboxTables, tabOf } from './reminder-words';
import { useReminderActs } from './use-reminder-acts';

const FIRST_ROWS = 50;
const MOST_ROWS = 100;

/** Asked for by a press in the panel, never when the page loads. */
const AskToNotify = () => {
  const t = useT();
  const notice = useNotice();
  const [state, setState] = useState(notifyState);
  if (state !== 'default') return null;
  const ask = async () => {
    const answer = await askToNotify();
    setState(answer);
    if (answer === 'denied') notice.warning(t('reminders.permissionDenied'));
  };
  return <Button onClick={() => void ask()}>{t('reminders.askPermission')}</Button>;
};

const Empty = ({ segment }: { readonly segment: ReminderSegment }) => {
  const t = useT();
  switch (segment) {
    case 'open':
      return <PanelMessage title={t('reminders.empty')} hint={t('reminders.emptyHint')} />;
    case 'snoozed':
      return <PanelMessage title={t('reminders.emptySnoozed')} />;
    case 'acknowledged':
      return <PanelMessage title={t('reminders.emptyAcknowledged')} />;
  }
};

const idOf = ({ id }: ReminderRow): number => id;

type ListProps = {
  readonly segment: ReminderSegment;
  readonly rows: readonly ReminderRow[];
  readonly onLeave: () => void;
};

const List = ({ segment, rows, onLeave }: ListProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const acts = useReminderActs();
  const shown = useLeaving(rows, idOf);
  const [now] = useState(() => Date.now());
  const [ownTime, setOwnTime] = useState<number>();
  const open = (row: ReminderRow) => {
    openTab(tabOf(row, t));
    onLeave();
  };
  return (
    <>
      {shown.length === 0 && <Empty segment={segment} />}
      <ul className="td-reminders">
        {shown.map(({ row, isLeaving }) => (
          <ReminderItem
            key={row.id}
            row={row}
            now={now}
            acts={acts}
            isLeaving={isLeaving}
            onOpen={() => open(row)}
            onOwnTime={() => setOwnTime(row.id)}
          />
        ))}
      </ul>
      {ownTime !== undefined && <OwnTime id={ownTime} acts={acts} onClose={() => setOwnTime(undefined)} />}
    </>
  );
};

type Props = { readonly onClose: () => void };

export const InboxPanel = ({ onClose }: Props) => {
  const t = useT();
  const { openTab } = useTabActions();
  const [segment, setSegment] = useState<ReminderSegment>('open');
  const [limit, setLimit] = useState(FIRST_ROWS);
  const acts = useReminderActs();
  const asked = { segment, limit };
  const found = useRead(['reminders.inbox', asked], () => api.reminders.inbox(asked), { tables: inboxTables });
  const { value } = found;
  const newest = Math.max(0, ...(value?.rows ?? []).map(({ shownAt }) => shownAt));
  const rules = () => {
    openTab({ key: 'reminderRules', screen: 'reminderRules' });
    onClose();
  };
  const footer = (
    <div className="td-form-buttons">
      {segment === 'open' && newest > 0 && (
        <Button loading={acts.isBusy} onClick={() => void acts.acknowledgeAll(newest)}>
          {t('reminders.acknowledgeAll')}
        </Button>
      )}
      <AskToNotify />
      <Button type="link" onClick={rules}>
        {t('reminders.rulesLink')}
      </Button>
    </div>
  );
  return (
    <SidePanel title={t('reminders.title')} footer={footer} width={440} onClose={onClose}>
      <Segmented
        block
        aria-label={t('reminders.title')}
        value={segment}
        options={reminderSegments.map((one) => ({ value: one, label: t(`reminders.segments.${one}`) }))}
        onChange={setSegment}
      />
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <List key={segment} segment={segment} rows={value.rows} onLeave={onClose} />}
      {value && value.count > value.rows.length && limit < MOST_ROWS && (
        <Button type="link" onClick={() => setLimit(MOST_ROWS)}>
          {t('reminders.more', { count: Math.min(value.count, MOST_ROWS) - value.rows.length })}
        </Button>
      )}
      <p className="td-quiet">{t('reminders.keys')}</p>
    </SidePanel>
  );
};
