/** The proof by customer: it must be zero; a difference opens its lines. Beside it the check of the ledger's own rows. */
import { Alert } from 'antd';
import { useState } from 'react';
import type { ProofRow } from '../../../shared/contract/periods.contract';
import { ledgerParts, type LedgerPart } from '../../../shared/domain/period-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import type { Answer } from '../../rpc/problem';
import { ActionButton } from '../../ui/action-button';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useFollowedRow } from '../../ui/use-followed-row';
import { ProofLinesPanel } from './period-proof-lines';
import { ledgerTables, PeriodPage, type ViewProps } from './period-parts';

/** The difference comes first: it is what one looks for. */
const figures = [
  ...(['differenceFen', 'shippedBasisFen', 'invoicedBasisFen', 'toInvoiceFen', 'unshippedFen'] as const),
  ...(['advanceFen', 'pendingFen', 'priceDifferenceFen', 'roundingFen'] as const),
];
const columns: readonly GridColumn<ProofRow>[] = [
  {
    key: 'customerName',
    header: 'periods.columns.customerName',
    kind: 'text',
    width: 150,
    pinned: 'left',
    isSortable: true,
  },
  ...figures.map((key) => ({
    ...{ key, header: `periods.proof.${key}` as const, kind: 'money' as const },
    ...{ width: 116, isSortable: true, isSummed: true },
  })),
];
const loadBlock = (request: GridRequest) => api.periods.proof(request);
const loadTotals = (criteria: GridCriteria) => api.periods.proofTotals(criteria);

type Fault = { readonly part: LedgerPart; readonly id: number; readonly what: string };
type Piece = Verified & { readonly next: number | null };
type Verified = { readonly checked: number; readonly faults: readonly Fault[] };

const verifyPiece = (part: LedgerPart, after: number): Promise<Answer<Piece>> => api.periods.verify({ part, after });

/** Reads all of the ledger again, piece by piece, so that the screen stays alive. */
const useVerify = () => {
  const notice = useNotice();
  const [part, setPart] = useState<LedgerPart>();
  const [found, setFound] = useState<Verified>();
  const run = async () => {
    let checked = 0;
    const faults: Fault[] = [];
    setFound(undefined);
    for (const one of ledgerParts) {
      setPart(one);
      let after: number | null = 0;
      while (after !== null) {
        const answer = await verifyPiece(one, after);
        if (!notice.accept(answer) || !answer.ok) return setPart(undefined);
        checked += answer.value.checked;
        faults.push(...answer.value.faults);
        after = answer.value.next;
      }
    }
    setPart(undefined);
    setFound({ checked, faults });
  };
  return { run, part, found };
};

const VerifyResult = ({ found: { checked, faults } }: { readonly found: Verified }) => {
  const t = useT();
  if (faults.length === 0)
    return <Alert type="success" showIcon title={t('periods.proof.verified', { count: checked })} />;
  return (
    <Alert
      type="error"
      showIcon
      title={t('periods.proof.faults', { count: faults.length })}
      description={faults
        .slice(0, 10)
        .map(({ part, id, what }) => (
          <div key={`${part}/${id}/${what}`}>
            {t('periods.proof.fault', { part: t(`periods.proof.parts.${part}`), id, what })}
          </div>
        ))}
    />
  );
};

export const ProofView = ({ head }: ViewProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(ledgerTables);
  const { followed, enter, follow, close } = useFollowedRow();
  const { run, part, found } = useVerify();
  const label = part
    ? t('periods.proof.verifying', { part: t(`periods.proof.parts.${part}`) })
    : t('periods.proof.verify');
  const tools = (
    <>
      <ActionButton loading={part !== undefined} onClick={() => void run()}>
        {label}
      </ActionButton>
      <small className="td-quiet">{t('periods.proof.hint')}</small>
    </>
  );
  return (
    <PeriodPage head={head} tools={tools}>
      {found && <VerifyResult found={found} />}
      <div className="td-list-page">
        <DataGrid<ProofRow>
          gridId="periodProof"
          label={t('periods.segments.proof')}
          columns={columns}
          loadBlock={loadBlock}
          loadTotals={loadTotals}
          onOpen={enter}
          onSelect={follow}
          refreshKey={refreshKey}
          emptyHint={t('periods.proof.empty')}
        />
        {followed && (
          <ProofLinesPanel key={followed.id} customerId={followed.id} entry={followed.entry} onClose={close} />
        )}
      </div>
    </PeriodPage>
  );
};
