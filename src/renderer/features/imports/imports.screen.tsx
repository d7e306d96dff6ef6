/** Imports: a file to bring in, past imports, and what the book still lacks. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { importTargets, type ImportTarget } from '../../../shared/contract/import-fields';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { GapsTab } from './gaps-tab';
import { RunsTab } from './runs-tab';
import { WizardTab } from './wizard-tab';
import './imports.css';

const tabs = ['file', 'runs', 'gaps'] as const;
type Tab = (typeof tabs)[number];

const wantedOf = (target: unknown): ImportTarget | undefined => importTargets.find((one) => one === target);
const tabOf = (tab: unknown): Tab => tabs.find((one) => one === tab) ?? 'file';

const ImportsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const [tab, setTab] = useState<Tab>(tabOf(params['tab']));
  const [wanted, setWanted] = useState(wantedOf(params['target']));
  // A new wish begins the wizard anew.
  const [turn, setTurn] = useState(0);
  const begin = (target: ImportTarget) => {
    setWanted(target);
    setTurn(turn + 1);
    setTab('file');
  };
  // The open tab is asked for again, with another wish.
  const [seen, setSeen] = useState(params);
  if (params !== seen) {
    setSeen(params);
    const next = wantedOf(params['target']);
    if (next) begin(next);
    else if (params['tab'] !== undefined) setTab(tabOf(params['tab']));
  }
  const shown = {
    file: <WizardTab key={turn} wanted={wanted} onRuns={() => setTab('runs')} onGaps={() => setTab('gaps')} />,
    runs: <RunsTab params={params} />,
    gaps: <GapsTab onImport={begin} />,
  };
  return (
    <div className="td-imports">
      <Segmented<Tab>
        aria-label={t('imports.title')}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`imports.tabs.${value}`) }))}
        onChange={setTab}
      />
      {shown[tab]}
    </div>
  );
};

export default ImportsScreen;
