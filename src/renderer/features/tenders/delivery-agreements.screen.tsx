/** Delivery relations: the list, one of them beside it, and its next step. */
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { AgreementRow } from '../../../shared/contract/awards.contract';
import { agreementSegments, type AgreementSegment } from '../../../shared/domain/award-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { agreementWindows, NewAgreement, type AgreementStep } from './agreement-forms';
import { AgreementPanel, placeOf, stepsOf } from './agreement-panel';
import { agreementLooks, agreementTables } from './award-words';
import './awards.css';

type RowProps = { readonly row: AgreementRow };
const Place = ({ row }: RowProps) => placeOf(row, useT());
const Hospital = ({ row }: RowProps) => {
  const t = useT();
  return row.hospitalName || t('deliveryAgreements.allHospitals');
};
const Distributor = ({ row }: RowProps) => {
  const t = useT();
  return row.distributorName || t('deliveryAgreements.ourselves');
};
const State = ({ row }: RowProps) => {
  const t = useT();
  const { tone, label } = agreementLooks[row.state];
  if (row.isExpired) return <StateTag tone="bad">{t('deliveryAgreements.expired')}</StateTag>;
  return <StateTag tone={tone}>{t(label)}</StateTag>;
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<AgreementRow>[] = [
  { key: 'productName', header: 'deliveryAgreements.columns.productName', kind: 'text', isWide: true, ...both },
  {
    ...{ key: 'province', header: 'deliveryAgreements.columns.place', kind: 'text', width: 140, ...both },
    render: (row) => <Place row={row} />,
  },
  {
    ...{ key: 'hospitalName', header: 'deliveryAgreements.columns.hospitalName', kind: 'text', width: 200, ...both },
    render: (row) => <Hospital row={row} />,
  },
  {
    ...{
      key: 'distributorName',
      header: 'deliveryAgreements.columns.distributorName',
      kind: 'text',
      width: 180,
      ...both,
    },
    render: (row) => <Distributor row={row} />,
  },
  {
    ...{ key: 'state', header: 'deliveryAgreements.columns.state', kind: 'state', width: 116, ...both },
    ...{ states: agreementLooks, render: (row) => <State row={row} /> },
  },
  { key: 'submittedOn', header: 'deliveryAgreements.columns.submittedOn', kind: 'date', width: 108, ...both },
  { key: 'validFrom', header: 'deliveryAgreements.columns.validFrom', kind: 'date', width: 108 },
  { key: 'validTo', header: 'deliveryAgreements.columns.validTo', kind: 'date', width: 108, ...both },
  { key: 'agreementNo', header: 'deliveryAgreements.columns.agreementNo', kind: 'text', width: 120 },
];

const loadersOf = (segment: AgreementSegment) => ({
  loadBlock: (request: GridRequest) => api.deliveryAgreements.list({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.deliveryAgreements.totals({ ...criteria, segment }),
});

type Asked = { readonly step: AgreementStep; readonly row: AgreementRow };

/** What stands beside the list and the window before it. */
const useAgreementSteps = () => {
  const [openId, setOpenId] = useState<number>();
  const [isNew, setIsNew] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const ask = (step: AgreementStep, row: AgreementRow) => setAsked({ step, row });
  const Window = asked && agreementWindows[asked.step];
  const panels = (
    <>
      {openId !== undefined && (
        <AgreementPanel key={openId} agreementId={openId} onAsk={ask} onClose={() => setOpenId(undefined)} />
      )}
      {isNew && (
        <NewAgreement
          onClose={() => setIsNew(false)}
          onCreated={(agreementId) => {
            setIsNew(false);
            setOpenId(agreementId);
          }}
        />
      )}
      {Window && <Window row={asked.row} onClose={() => setAsked(undefined)} />}
    </>
  );
  return { panels, ask, open: setOpenId, isOneOpen: openId !== undefined, openNew: () => setIsNew(true) };
};

const DeliveryAgreementsScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(agreementTables);
  const write = useMayState('awards.write');
  const [segment, setSegment] = useSegment<AgreementSegment>(params, agreementSegments, 'open');
  const steps = useAgreementSteps();
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  const stepAction = (row: AgreementRow, key: AgreementStep): RowAction => ({
    ...{ key, label: t(`deliveryAgreements.act.${key}`), state: row.actions[key], isDanger: key === 'void' },
    onRun: () => steps.ask(key, row),
  });
  return (
    <div className="td-list-page">
      <DataGrid<AgreementRow>
        gridId="deliveryAgreements"
        label={t('deliveryAgreements.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'state', direction: 'asc' }]}
        onOpen={({ id }) => steps.open(id)}
        onSelect={([first]) => first && steps.isOneOpen && steps.open(first.id)}
        rowActions={(row) => [
          { key: 'open', label: t('deliveryAgreements.act.open'), state: true, onRun: () => steps.open(row.id) },
          ...stepsOf(row).map((step) => stepAction(row, step)),
        ]}
        refreshKey={refreshKey}
        searchHint={t('deliveryAgreements.searchHint')}
        emptyHint={t('deliveryAgreements.empty')}
        toolbarStart={
          <Segmented<AgreementSegment>
            aria-label={t('deliveryAgreements.columns.state')}
            value={segment}
            onChange={setSegment}
            options={agreementSegments.map((value) => ({ value, label: t(`deliveryAgreements.segments.${value}`) }))}
          />
        }
        toolbarEnd={
          <ActionButton type="primary" icon={<PlusOutlined aria-hidden />} state={write} onClick={steps.openNew}>
            {t('deliveryAgreements.new')}
          </ActionButton>
        }
      />
      {steps.panels}
    </div>
  );
};

export default DeliveryAgreementsScreen;
