/** Beside the countdown: deposits that are late or on their way, papers that end too soon for a bid. */
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { CredentialRow } from '../../../shared/contract/credentials.contract';
import type { DepositRow } from '../../../shared/contract/deposit-shapes';
import { businessDateOf } from '../../../shared/domain/business-date';
import { formatFen } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useTabActions } from '../../ui/tab-actions';
import { useTimeZone } from '../../ui/time-zone';
import { nearDay, SideLine, SideSection } from './countdown-side-parts';
import { letterTab } from './deposit-words';
import { credentialTables } from './paper-words';
import { tenderTab } from './tender-words';

const SHOWN = 3;
const MOST_SEEN = 100;
const soonest = { sort: [], filters: [], search: '', offset: 0, limit: SHOWN };
const byArrival = [{ column: 'arriveByAt', direction: 'asc' as const }];
const byEnd = [{ column: 'expiresOn', direction: 'asc' as const }];
const depositTable = ['deposit'];

const Overdue = ({ row, onOpen }: { readonly row: DepositRow; readonly onOpen: () => void }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { payee, outstandingFen, tenderTitle, overdueDays } = row;
  const note = `${t('deposits.overdue', { count: overdueDays ?? 0 })} · ${tenderTitle}`;
  return (
    <SideLine title={payee} figure={formatFen(outstandingFen)} note={note} look="is-now" onOpen={onOpen}>
      <Button size="small" onClick={() => openTab(letterTab(row, t))}>
        {t('deposits.act.letter')}
      </Button>
    </SideLine>
  );
};

const ToArrive = ({ row, onOpen }: { readonly row: DepositRow; readonly onOpen: () => void }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { payee, amountFen, tenderTitle, arriveByAt, paidOn } = row;
  const by = arriveByAt === null ? '' : nearDay(businessDateOf(arriveByAt, timeZone));
  const said = [
    by && t('tenders.desk.toArrive', { on: by }),
    paidOn && t('tenders.desk.paidOn', { on: nearDay(paidOn) }),
    tenderTitle,
  ];
  return (
    <SideLine
      title={payee}
      figure={formatFen(amountFen)}
      note={said.filter(Boolean).join(' · ')}
      look="is-soon"
      onOpen={onOpen}
    >
      <small>{t('deposits.segments.toArrive')}</small>
    </SideLine>
  );
};

/** Late ones first, then those that finance paid and the payee has not confirmed. */
export const Deposits = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const late = { ...soonest, segment: 'overdue' as const };
  const paid = { ...soonest, segment: 'toArrive' as const, sort: byArrival };
  const overdue =
    useRead(['deposits.list', late], () => api.deposits.list(late), { tables: depositTable }).value?.rows ?? [];
  const toArrive =
    useRead(['deposits.list', paid], () => api.deposits.list(paid), { tables: depositTable }).value?.rows ?? [];
  const open = (segment: 'overdue' | 'toArrive') =>
    openTab({ key: 'deposits', screen: 'deposits', params: { segment } });
  if (overdue.length + toArrive.length === 0) return null;
  return (
    <SideSection title={t('deposits.title')} onOpen={() => open(overdue.length > 0 ? 'overdue' : 'toArrive')}>
      {overdue.map((row) => (
        <Overdue key={row.id} row={row} onOpen={() => open('overdue')} />
      ))}
      {toArrive.map((row) => (
        <ToArrive key={row.id} row={row} onOpen={() => open('toArrive')} />
      ))}
    </SideSection>
  );
};

/** The tenders that a paper does not last for, asked when they are wanted. */
const HurtTenders = ({ credentialId }: { readonly credentialId: number }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const [isOpen, setIsOpen] = useState(false);
  const ask = () => api.credentials.get({ credentialId });
  const found = useRead(['credentials.get', credentialId], ask, { tables: credentialTables, isWanted: isOpen });
  const hurts = found.value?.hurts ?? [];
  const open = (key: string) => {
    const hurt = hurts.find(({ tenderId }) => String(tenderId) === key);
    if (hurt) openTab(tenderTab({ id: hurt.tenderId, title: hurt.title }, 'documents'));
  };
  return (
    <Dropdown
      trigger={['click']}
      open={isOpen && hurts.length > 0}
      onOpenChange={setIsOpen}
      autoFocus
      placement="bottomRight"
      menu={{
        items: hurts.map(({ tenderId, title }) => ({ key: String(tenderId), label: title })),
        onClick: ({ key }) => open(key),
      }}
    >
      <Button type="link" size="small" aria-haspopup="menu">
        {t('tenders.desk.hurtTenders')}
      </Button>
    </Dropdown>
  );
};

const Paper = ({ row: { id, name, expiresOn, hurtCount }, onOpen }: { readonly row: CredentialRow } & Opening) => {
  const t = useT();
  return (
    <SideLine
      title={name}
      figure={expiresOn ?? ''}
      note={t('tenders.desk.hurts', { count: hurtCount })}
      onOpen={onOpen}
    >
      <HurtTenders credentialId={id} />
    </SideLine>
  );
};
type Opening = { readonly onOpen: () => void };

/** Only those that some running bid needs longer than they last. */
export const Expiring = () => {
  const t = useT();
  const { openTab } = useTabActions();
  const asked = { ...soonest, segment: 'current' as const, limit: MOST_SEEN, sort: byEnd };
  const { value } = useRead(['credentials.list', asked], () => api.credentials.list(asked), {
    tables: credentialTables,
  });
  const rows = value?.rows.filter(({ hurtCount }) => hurtCount > 0).slice(0, SHOWN) ?? [];
  const open = () => openTab({ key: 'credentials', screen: 'credentials' });
  if (rows.length === 0) return null;
  return (
    <SideSection title={t('tenders.desk.expiring')} onOpen={open}>
      {rows.map((row) => (
        <Paper key={row.id} row={row} onOpen={open} />
      ))}
    </SideSection>
  );
};
