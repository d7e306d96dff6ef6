/** One authorised region beside the list: what it says, what happened to it. */
import { Tabs } from 'antd';
import { Fragment } from 'react';
import type { RegionDetail, RegionRow } from '../../../shared/contract/channel.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { placeOf, productOf, regionTables, spanLooks } from './region-words';
import './channel.css';

const Facts = ({ region }: { readonly region: RegionRow }) => {
  const t = useT();
  const { validFrom, validTo, isExclusive, letterNo, note, endReason } = region;
  const facts = [
    [t('channel.columns.productName'), productOf(region, t)],
    [t('channel.columns.province'), placeOf(region, t)],
    [t('channel.columns.validFrom'), validFrom],
    [t('channel.columns.validTo'), validTo ?? t('channel.openEnd')],
    [t('channel.columns.isExclusive'), isExclusive ? t('channel.hints.isExclusive') : ''],
    [t('channel.columns.letterNo'), letterNo],
    [t('channel.columns.note'), note],
    [t('channel.columns.endReason'), endReason],
  ] as const;
  return (
    <dl className="td-channel-facts">
      {facts.map(([label, text]) =>
        text === '' ? null : (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
};

const Details = ({ detail: { region, history } }: { readonly detail: RegionDetail }) => {
  const t = useT();
  const items = [
    { key: 'region', label: t('channel.tabs.region'), children: <Facts region={region} /> },
    {
      key: 'history',
      label: t('channel.tabs.history'),
      children: <HistoryList title={t('channel.tabs.history')} rows={history} words="channel.actions" />,
    },
  ];
  return <Tabs size="small" items={items} />;
};

export type RegionStep = keyof RegionRow['actions'];
type Props = {
  readonly regionId: number;
  readonly onAsk: (step: RegionStep, region: RegionRow) => void;
  readonly onClose: () => void;
};

const Steps = ({ region, onAsk }: Pick<Props, 'onAsk'> & { readonly region: RegionRow }) => {
  const t = useT();
  return (
    <>
      <ActionButton state={region.actions.changeDates} onClick={() => onAsk('changeDates', region)}>
        {t('channel.act.changeDates')}
      </ActionButton>
      <ActionButton state={region.actions.end} danger onClick={() => onAsk('end', region)}>
        {t('channel.act.end')}
      </ActionButton>
    </>
  );
};

export const RegionPanel = ({ regionId, onAsk, onClose }: Props) => {
  const t = useT();
  const found = useRead(['channel.get', regionId], () => api.channel.get({ regionId }), { tables: regionTables });
  const { value } = found;
  const look = value && spanLooks[value.region.state];
  return (
    <SidePanel
      title={value?.region.agentName ?? ''}
      extra={look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
      width={420}
      footer={value && <Steps region={value.region} onAsk={onAsk} />}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Details detail={value} />}
    </SidePanel>
  );
};
