/** Originals that left the safe, and their return. */
import { DatePicker, Form, Input, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import type { LoanRow } from '../../../shared/contract/credentials.contract';
import { loanSegments, type LoanSegment } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { credentialTables, DAY, useToday } from './paper-words';

export type LoanState = 'out' | 'overdue' | 'returned';
const looks: Readonly<Record<LoanState, StateLook>> = {
  out: { label: 'credentials.loanStates.out', tone: 'warning' },
  overdue: { label: 'credentials.loanStates.overdue', tone: 'bad' },
  returned: { label: 'credentials.loanStates.returned', tone: 'good' },
};
const stateOf = ({ returnedOn, isOverdue }: LoanRow): LoanState => {
  if (returnedOn !== null) return 'returned';
  return isOverdue ? 'overdue' : 'out';
};

export const LoanTag = ({ loan }: { readonly loan: LoanRow }) => {
  const t = useT();
  const { tone, label } = looks[stateOf(loan)];
  return <StateTag tone={tone}>{t(label)}</StateTag>;
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<LoanRow>[] = [
  { key: 'credentialName', header: 'credentials.columns.name', kind: 'text', isWide: true, ...both },
  { key: 'borrower', header: 'credentials.loans.borrower', kind: 'text', width: 130, ...both },
  { key: 'purpose', header: 'credentials.loans.purpose', kind: 'text', width: 180 },
  { key: 'tenderNumber', header: 'credentials.loans.tender', kind: 'text', width: 130 },
  { key: 'lentOn', header: 'credentials.loans.lentOn', kind: 'date', width: 110, ...both },
  { key: 'dueOn', header: 'credentials.loans.dueOn', kind: 'date', width: 110, ...both },
  { key: 'returnedOn', header: 'credentials.loans.returnedOn', kind: 'date', width: 110, ...both },
  {
    ...{ key: 'state', header: 'credentials.columns.level', kind: 'state', width: 100, states: looks },
    value: stateOf,
  },
  { key: 'lentBy', header: 'credentials.loans.lentBy', kind: 'text', width: 100 },
];
const loadersOf = (segment: LoanSegment) => ({
  loadBlock: (request: GridRequest) => api.credentials.loans({ ...request, segment }),
  loadTotals: (criteria: GridCriteria) => api.credentials.loanTotals({ ...criteria, segment }),
});

type BackProps = { readonly loan: LoanRow; readonly onClose: () => void };

export const GiveBack = ({ loan, onClose }: BackProps) => {
  const t = useT();
  const notice = useNotice();
  const today = useToday();
  const back = useCommand(api.credentials.giveBack);
  return (
    <Dialog title={`${t('credentials.act.giveBack')} · ${loan.credentialName}`} onClose={onClose}>
      <FormPanel<{ returnedOn: Dayjs; note?: string }, unknown>
        initialValues={{ returnedOn: today }}
        submitLabel={t('credentials.act.giveBack')}
        onSubmit={({ returnedOn, note }) =>
          back.run({ loanId: loan.id, version: loan.version, returnedOn: returnedOn.format(DAY), note: note ?? '' })
        }
        onDone={() => {
          notice.success(t('credentials.backDone'));
          onClose();
        }}
      >
        <Form.Item name="returnedOn" label={t('credentials.loans.returnedOn')}>
          <DatePicker allowClear={false} autoFocus />
        </Form.Item>
        <Form.Item name="note" label={t('credentials.loans.note')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

export const LoansView = ({ params }: Pick<ScreenProps, 'params'>) => {
  const t = useT();
  const refreshKey = useTablesVersion(credentialTables);
  const [segment, setSegment] = useSegment<LoanSegment>(params, loanSegments, 'out');
  const [selected, setSelected] = useState<LoanRow>();
  const [closing, setClosing] = useState<LoanRow>();
  const loaders = useMemo(() => loadersOf(segment), [segment]);
  return (
    <div className="td-list-page">
      <DataGrid<LoanRow>
        gridId="credentialLoans"
        label={t('credentials.loans.title')}
        columns={columns}
        {...loaders}
        defaultSort={[{ column: 'dueOn', direction: 'asc' }]}
        onSelect={([first]) => setSelected(first)}
        rowActions={(row) => [
          {
            ...{ key: 'giveBack', label: t('credentials.act.giveBack'), state: row.actions.giveBack },
            onRun: () => setClosing(row),
          },
        ]}
        refreshKey={refreshKey}
        searchHint={t('credentials.loans.searchHint')}
        emptyHint={t('credentials.loans.empty')}
        toolbarStart={
          <Segmented<LoanSegment>
            aria-label={t('credentials.columns.level')}
            value={segment}
            options={loanSegments.map((value) => ({ value, label: t(`credentials.loans.segments.${value}`) }))}
            onChange={setSegment}
          />
        }
        toolbarEnd={
          selected && (
            <ActionButton state={selected.actions.giveBack} onClick={() => setClosing(selected)}>
              {t('credentials.act.giveBack')}
            </ActionButton>
          )
        }
      />
      {closing && <GiveBack loan={closing} onClose={() => setClosing(undefined)} />}
    </div>
  );
};
