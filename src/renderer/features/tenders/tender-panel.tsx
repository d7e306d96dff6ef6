/** One tender beside a list: its facts, what was asked and answered, and its next step. */
import type { TenderDetail } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { MoreMenu } from '../../ui/action-menu';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useFirstFocus } from '../../ui/panel-focus';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { FollowUps } from './follow-ups';
import { TenderFacts } from './tender-facts.view';
import { countdownTables, TenderStateTag } from './tender-words';
import { type TenderAct, useTenderSteps } from './use-tender-steps';
import './tenders.css';

const BUTTONS = 2;

type FooterProps = { readonly tender: TenderDetail['tender']; readonly first: TenderAct | undefined };

const Footer = ({ tender, first }: FooterProps) => {
  const t = useT();
  const focus = useFirstFocus();
  const steps = useTenderSteps();
  const all = steps.actionsOf(tender);
  const ordered = [...all.filter(({ key }) => key === first), ...all.filter(({ key }) => key !== first)];
  return (
    <>
      {ordered.slice(0, BUTTONS).map(({ key, label, state, onRun }, at) => (
        <ActionButton
          key={key}
          type={at === 0 ? 'primary' : 'default'}
          {...(at === 0 && focus)}
          state={state}
          onClick={onRun}
        >
          {label}
        </ActionButton>
      ))}
      <ActionButton onClick={() => steps.open(tender)}>{t('tenders.act.open')}</ActionButton>
      <MoreMenu actions={ordered.slice(BUTTONS)} />
      {steps.window}
    </>
  );
};

type Props = {
  readonly tenderId: number;
  readonly entry: number;
  /** The step that is wanted now, before the likeliest of its state. */
  readonly first?: TenderAct;
  readonly onClose: () => void;
};

export const TenderPanel = ({ tenderId, entry, first, onClose }: Props) => {
  const t = useT();
  const found = useRead(['tenders.get', tenderId], () => api.tenders.get({ tenderId }), { tables: countdownTables });
  const { value } = found;
  return (
    <SidePanel
      title={value?.tender.title ?? ''}
      extra={value && <TenderStateTag kind={value.tender.kind} state={value.tender.state} />}
      footer={value && <Footer tender={value.tender} first={first} />}
      width={440}
      entry={entry}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <>
          <TenderFacts tender={value.tender} />
          <h3>{t('tenders.page.followUps')}</h3>
          <FollowUps detail={value} />
        </>
      )}
    </SidePanel>
  );
};
