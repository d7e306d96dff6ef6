/** One tender: its facts and way, its dates, what was asked and answered, and the places of its other parts. */
import { Tabs } from 'antd';
import { Suspense, useEffect } from 'react';
import type { TenderDetail } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useMe } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { MoreMenu } from '../../ui/action-menu';
import { ActionButton } from '../../ui/action-button';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { type ScreenProps, type TabParams, useTabActions } from '../../ui/tab-actions';
import { useWish } from '../../ui/use-segment';
import { FollowUps } from './follow-ups';
import { TenderDates } from './tender-dates.view';
import { TenderChecks, TenderFacts, TenderWay } from './tender-facts.view';
import { tenderSections } from './tender-sections';
import { TenderStateTag, countdownTables, stateWord, tenderTab, tenderParts } from './tender-words';
import { useTenderSteps } from './use-tender-steps';
import './tenders.css';

/** Steps that stand as buttons; the rest is behind the menu. */
const BUTTONS = 3;

const Steps = ({ detail: { tender } }: { readonly detail: TenderDetail }) => {
  const steps = useTenderSteps();
  const all = steps.actionsOf(tender);
  return (
    <>
      {all.slice(0, BUTTONS).map(({ key, label, state, onRun }, at) => (
        <ActionButton key={key} type={at === 0 ? 'primary' : 'default'} state={state} onClick={onRun}>
          {label}
        </ActionButton>
      ))}
      <MoreMenu actions={all.slice(BUTTONS)} />
      {steps.window}
    </>
  );
};

const Rounds = ({ detail: { rounds } }: { readonly detail: TenderDetail }) => {
  const t = useT();
  const { openTab } = useTabActions();
  if (rounds.length === 0) return null;
  return (
    <section>
      <h2>{t('tenders.page.rounds')}</h2>
      <ul className="td-tender-list">
        {rounds.map((one) => (
          <li key={one.id}>
            <button type="button" className="td-tender-link" onClick={() => openTab(tenderTab(one))}>
              {one.number} {one.title} · {stateWord(one, t)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Beside = ({ detail }: { readonly detail: TenderDetail }) => {
  const t = useT();
  const items = [
    { key: 'followUps', label: t('tenders.page.followUps'), children: <FollowUps detail={detail} /> },
    { key: 'checks', label: t('tenders.page.checks'), children: <TenderChecks checks={detail.checks} /> },
    {
      key: 'history',
      label: t('tenders.page.history'),
      children: <HistoryList title={t('tenders.page.history')} rows={detail.history} words="tenders.actions" />,
    },
  ];
  return (
    <aside>
      <Rounds detail={detail} />
      <Tabs size="small" defaultActiveKey={detail.checks.length > 0 ? 'checks' : 'followUps'} items={items} />
    </aside>
  );
};

type PageProps = { readonly detail: TenderDetail } & Pick<ScreenProps, 'params'>;

/** The part that the tab was opened for. */
const partOf = ({ part }: TabParams) => tenderParts.find((one) => one === part);

/** Facts and dates first, then the parts that others add, for those who may see them. */
const Sections = ({ detail, params }: PageProps) => {
  const t = useT();
  const { permissions } = useMe();
  const [part, setPart] = useWish<string>(params, partOf, 'facts');
  const { id: tenderId } = detail.tender;
  const facts = (
    <>
      <TenderFacts tender={detail.tender} />
      <TenderDates tenderId={tenderId} />
    </>
  );
  const others = tenderSections
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ key, titleKey, component: Section }) => ({
      key,
      label: t(titleKey),
      children: (
        <Suspense fallback={<PanelLoading />}>
          <Section tenderId={tenderId} />
        </Suspense>
      ),
    }));
  const items = [{ key: 'facts', label: t('tenders.page.facts'), children: facts }, ...others];
  const shown = items.some(({ key }) => key === part) ? part : 'facts';
  return <Tabs size="small" activeKey={shown} onChange={setPart} items={items} />;
};

const Page = ({ detail, params }: PageProps) => {
  const t = useT();
  const { tender } = detail;
  return (
    <div className="td-tender">
      <header>
        <h1>{tender.title}</h1>
        <TenderStateTag kind={tender.kind} state={tender.state} />
        <span className="td-tender-quiet">
          {tender.number} · {t(`tenders.kinds.${tender.kind}`)}
        </span>
        <span className="td-spring" />
        <Steps detail={detail} />
      </header>
      <TenderWay detail={detail} />
      <div className="td-tender-body">
        <main>
          <Sections detail={detail} params={params} />
        </main>
        <Beside detail={detail} />
      </div>
    </div>
  );
};

const TenderScreen = ({ tabKey, params }: ScreenProps) => {
  const { retitleTab } = useTabActions();
  const tenderId = Number(params['tenderId']);
  const found = useRead(['tenders.get', tenderId], () => api.tenders.get({ tenderId }), { tables: countdownTables });
  const title = found.value?.tender.title;
  useEffect(() => {
    if (title) retitleTab(tabKey, title);
  }, [title, retitleTab, tabKey]);
  if (found.value) return <Page detail={found.value} params={params} />;
  if (found.problem) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  return <PanelLoading />;
};

export default TenderScreen;
