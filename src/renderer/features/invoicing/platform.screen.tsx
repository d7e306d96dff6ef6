/** The exchange with the tax platform: workbook out, results in, its list compared, invoice files. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { useT } from '../../ui/i18n';
import type { ScreenProps } from '../../ui/tab-actions';
import { PlatformCompareView } from './platform-compare.view';
import { PlatformFilesView } from './platform-files.view';
import { PlatformOutView } from './platform-out.view';
import { PlatformResultsView } from './platform-results.view';
import './platform.css';

const tabs = ['out', 'results', 'compare', 'files'] as const;
type Tab = (typeof tabs)[number];
const views = {
  out: PlatformOutView,
  results: PlatformResultsView,
  compare: PlatformCompareView,
  files: PlatformFilesView,
};

const PlatformScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const [tab, setTab] = useState<Tab>(tabs.find((one) => one === params['tab']) ?? 'out');
  const View = views[tab];
  return (
    <div className="td-platform-screen">
      <header>
        <Segmented<Tab>
          aria-label={t('taxPlatform.title')}
          value={tab}
          options={tabs.map((value) => ({ value, label: t(`taxPlatform.tabs.${value}`) }))}
          onChange={setTab}
        />
        <span className="td-quiet">{t('taxPlatform.intro')}</span>
      </header>
      <View />
    </div>
  );
};

export default PlatformScreen;
