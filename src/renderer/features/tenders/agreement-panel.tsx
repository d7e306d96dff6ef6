/** One delivery agreement beside the list: what it says, its next step, what happened to it. */
import { Tabs } from 'antd';
import { Fragment } from 'react';
import type { AgreementDetail, AgreementRow } from '../../../shared/contract/awards.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { HistoryList } from '../../ui/history-list';
import { type Translate, useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import type { AgreementStep } from './agreement-forms';
import { agreementLooks, agreementTables } from './award-words';
import './awards.css';

/** Where it is delivered, in words. */
export const placeOf = ({ province, city }: AgreementRow, t: Translate): string =>
  province === '' ? t('deliveryAgreements.everywhere') : `${province}${city}`;

const Facts = ({ row }: { readonly row: AgreementRow }) => {
  const t = useT();
  const column = (key: 'place' | 'hospitalName' | 'distributorName') => t(`deliveryAgreements.columns.${key}`);
  const facts = [
    [column('place'), placeOf(row, t)],
    [column('hospitalName'), row.hospitalName || t('deliveryAgreements.allHospitals')],
    [column('distributorName'), row.distributorName || t('deliveryAgreements.ourselves')],
    [t('deliveryAgreements.columns.submittedOn'), row.submittedOn ?? ''],
    [t('deliveryAgreements.columns.decidedOn'), row.decidedOn ?? ''],
    [t('deliveryAgreements.columns.validFrom'), row.validFrom ?? ''],
    [t('deliveryAgreements.columns.validTo'), row.validTo ?? (row.validFrom ? t('deliveryAgreements.openEnd') : '')],
    [t('deliveryAgreements.columns.agreementNo'), row.agreementNo],
    [t('deliveryAgreements.columns.reason'), row.reason],
    [t('deliveryAgreements.columns.note'), row.note],
  ] as const;
  return (
    <dl className="td-award-facts">
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

const Details = ({ detail: { agreement, history } }: { readonly detail: AgreementDetail }) => {
  const t = useT();
  const title = t('deliveryAgreements.tabs.history');
  const items = [
    { key: 'agreement', label: t('deliveryAgreements.tabs.agreement'), children: <Facts row={agreement} /> },
    {
      key: 'history',
      label: title,
      children: <HistoryList title={title} rows={history} words="deliveryAgreements.actions" />,
    },
  ];
  return <Tabs size="small" items={items} />;
};

/** The steps of a state, the one that leads on first. */
export const stepsOf = ({ state }: AgreementRow): readonly AgreementStep[] => {
  switch (state) {
    case 'draft':
    case 'refused':
      return ['submit', 'changeDates', 'void'];
    case 'submitted':
      return ['agree', 'refuse', 'void'];
    case 'agreed':
      return ['changeDates', 'void'];
    case 'void':
      return [];
  }
};

type Props = {
  readonly agreementId: number;
  readonly entry?: number;
  readonly onAsk: (step: AgreementStep, row: AgreementRow) => void;
  readonly onClose: () => void;
};

export const AgreementPanel = ({ agreementId, entry = 1, onAsk, onClose }: Props) => {
  const t = useT();
  const ask = () => api.deliveryAgreements.get({ agreementId });
  const found = useRead(['deliveryAgreements.get', agreementId], ask, { tables: agreementTables });
  const row = found.value?.agreement;
  const look = row && agreementLooks[row.state];
  const steps = row?.actions && (
    <>
      {stepsOf(row).map((step, at) => (
        <ActionButton
          key={step}
          state={row.actions[step]}
          type={at === 0 ? 'primary' : 'default'}
          danger={step === 'void'}
          onClick={() => onAsk(step, row)}
        >
          {t(`deliveryAgreements.act.${step}`)}
        </ActionButton>
      ))}
    </>
  );
  return (
    <SidePanel
      title={row?.productName ?? ''}
      extra={
        look && <StateTag tone={look.tone}>{t(row.isExpired ? 'deliveryAgreements.expired' : look.label)}</StateTag>
      }
      width={420}
      footer={steps}
      entry={entry}
      onClose={onClose}
    >
      {!found.value && found.isLoading && <PanelLoading />}
      {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {found.value && <Details detail={found.value} />}
    </SidePanel>
  );
};
