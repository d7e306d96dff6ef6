/** 待开票: what may be invoiced, by whom it was bought; picks and selected lines become requests. */
import { useMemo, useState } from 'react';
import type { ToInvoiceRow } from '../../../shared/contract/invoicing-shapes';
import type { InvoiceDemand } from '../../../shared/domain/order-words';
import { api } from '../../rpc/client';
import { useTablesVersion } from '../../rpc/events';
import { useMayState } from '../../rpc/me';
import { DataGrid } from '../../ui/grid/data-grid';
import type { GridColumn, GridCriteria, GridRequest, RowAction, StateLook } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { useSegment } from '../../ui/use-segment';
import { requestTables } from './request-looks';
import { TermsDialog } from './terms-dialog';
import { PickPanel } from './to-invoice-picks';
import { DeskEnd, DeskStart, segments, selectionState, usable, type Segment } from './to-invoice-toolbar';
import { InvoicePreview, type Wish } from './to-invoice-preview';

type Buyer = { readonly id: number; readonly name: string };

const loadersOf = (segment: Segment, customerId: number | undefined) => {
  const own = {
    ...(segment === 'all' ? {} : { segment }),
    ...(customerId === undefined ? {} : { customerId }),
  };
  return {
    loadBlock: (request: GridRequest) => api.invoicing.toInvoice({ ...request, ...own }),
    loadTotals: (criteria: GridCriteria) => api.invoicing.toInvoiceTotals({ ...criteria, ...own }),
  };
};

const demands: Readonly<Record<InvoiceDemand, StateLook>> = {
  with_goods: { label: 'orders.invoiceDemand.with_goods', tone: 'warning' },
  stored: { label: 'orders.invoiceDemand.stored', tone: 'neutral' },
  write_off_advance: { label: 'orders.invoiceDemand.write_off_advance', tone: 'info' },
  month_end: { label: 'orders.invoiceDemand.month_end', tone: 'neutral' },
};

const both = { isSortable: true, isFilterable: true } as const;
const columns: readonly GridColumn<ToInvoiceRow>[] = [
  { key: 'customerName', header: 'invoicing.desk.columns.customerName', kind: 'text', isWide: true, ...both },
  { key: 'orderNumber', header: 'invoicing.desk.columns.orderNumber', kind: 'text', width: 130, ...both },
  { key: 'productName', header: 'invoicing.desk.columns.productName', kind: 'text', width: 150, ...both },
  { key: 'specification', header: 'invoicing.desk.columns.specification', kind: 'text', width: 120 },
  { key: 'unit', header: 'invoicing.desk.columns.unit', kind: 'text', width: 56 },
  { key: 'rateBp', header: 'invoicing.desk.columns.rate', kind: 'percent', width: 72 },
  { key: 'price', header: 'invoicing.desk.columns.price', kind: 'price', width: 100 },
  { key: 'openQty', header: 'invoicing.desk.columns.open', kind: 'quantity', width: 90, isSummed: true },
  { key: 'openFen', header: 'invoicing.desk.columns.openFen', kind: 'money', width: 116, isSummed: true },
  { key: 'reachedQty', header: 'invoicing.desk.columns.reached', kind: 'quantity', width: 100, isHidden: true },
  { key: 'requestedQty', header: 'invoicing.desk.columns.requested', kind: 'quantity', width: 90 },
  { key: 'invoiceableQty', header: 'invoicing.desk.columns.invoiceable', kind: 'quantity', width: 100 },
  { key: 'invoiceDemand', header: 'invoicing.desk.columns.demand', kind: 'state', width: 140, states: demands },
  { key: 'approvedAt', header: 'invoicing.desk.columns.approvedAt', kind: 'instant', width: 130, isSortable: true },
];

const buyerOf = ({ customerId, customerName }: ToInvoiceRow): Buyer => ({ id: customerId, name: customerName });

type Steps = {
  readonly mayRequest: ReturnType<typeof useMayState>;
  readonly onPreview: (row: ToInvoiceRow) => void;
  readonly onPicks: (buyer: Buyer) => void;
  readonly onOnly: (buyer: Buyer) => void;
  readonly onTerms: (buyer: Buyer) => void;
};

const deskActions =
  (t: ReturnType<typeof useT>, { mayRequest, onPreview, onPicks, onOnly, onTerms }: Steps) =>
  (row: ToInvoiceRow): readonly RowAction[] => [
    {
      key: 'preview',
      label: t('invoicing.desk.preview'),
      state: mayRequest === true ? selectionState([row]) : mayRequest,
      shortcut: 'P',
      onRun: () => onPreview(row),
    },
    {
      key: 'picks',
      label: t('invoicing.desk.picks'),
      state: true,
      shortcut: 'C',
      onRun: () => onPicks(buyerOf(row)),
    },
    {
      key: 'only',
      label: t('invoicing.desk.ofCustomer', { name: row.customerName }),
      state: true,
      onRun: () => onOnly(buyerOf(row)),
    },
    { key: 'terms', label: t('invoicing.terms.title'), state: true, onRun: () => onTerms(buyerOf(row)) },
  ];

type Dialogs = {
  readonly picking: Buyer | undefined;
  readonly wish: Wish | undefined;
  readonly terms: Buyer | undefined;
  readonly setPicking: (buyer: Buyer | undefined) => void;
  readonly setWish: (wish: Wish | undefined) => void;
  readonly setTerms: (buyer: Buyer | undefined) => void;
};

/** What opens beside and over the list. */
const DeskDialogs = ({ picking, wish, terms, setPicking, setWish, setTerms }: Dialogs) => {
  const t = useT();
  const { openTab } = useTabActions();
  const requested = () => {
    setWish(undefined);
    setPicking(undefined);
    const title = t('invoicing.requests.title');
    openTab({ key: 'invoiceRequests', screen: 'invoiceRequests', title, params: { segment: 'approved' } });
  };
  return (
    <>
      {picking && (
        <PickPanel
          key={picking.id}
          customerId={picking.id}
          customerName={picking.name}
          onPreview={setWish}
          onClose={() => setPicking(undefined)}
        />
      )}
      {wish && <InvoicePreview wish={wish} onClose={() => setWish(undefined)} onRequested={requested} />}
      {terms && (
        <TermsDialog
          key={terms.id}
          customerId={terms.id}
          customerName={terms.name}
          onClose={() => setTerms(undefined)}
        />
      )}
    </>
  );
};

const ToInvoiceScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const refreshKey = useTablesVersion(requestTables);
  const mayRequest = useMayState('invoicing.request');
  const [segment, setSegment] = useSegment<Segment>(params, segments, 'all');
  const [buyer, setBuyer] = useState<Buyer>();
  const loaders = useMemo(() => loadersOf(segment, buyer?.id), [segment, buyer]);
  const [chosen, setChosen] = useState<readonly ToInvoiceRow[]>([]);
  const [picking, setPicking] = useState<Buyer>();
  const [wish, setWish] = useState<Wish>();
  const [terms, setTerms] = useState<Buyer>();
  const preview = (rows: readonly ToInvoiceRow[]) => {
    const lines = usable(rows).map(({ id, invoiceableQty }) => ({ entitlementId: id, qty: invoiceableQty }));
    setWish({ customerId: rows[0]?.customerId ?? 0, lines });
  };
  const actions = deskActions(t, {
    mayRequest,
    onPreview: (row) => preview([row]),
    onPicks: setPicking,
    onOnly: setBuyer,
    onTerms: setTerms,
  });
  return (
    <div className="td-list-page">
      <DataGrid
        key={buyer?.id ?? 0}
        gridId="toInvoice"
        label={t('invoicing.desk.title')}
        columns={columns}
        {...loaders}
        selectionMode="multiple"
        onSelect={setChosen}
        onOpen={(row) => setPicking(buyerOf(row))}
        rowActions={actions}
        refreshKey={refreshKey}
        emptyHint={t('invoicing.desk.empty')}
        toolbarStart={
          <DeskStart
            segment={segment}
            onSegment={setSegment}
            {...(buyer && { onAllCustomers: () => setBuyer(undefined) })}
          />
        }
        toolbarEnd={
          <DeskEnd rows={chosen} onPicks={(row) => setPicking(buyerOf(row))} onPreview={() => preview(chosen)} />
        }
      />
      <DeskDialogs {...{ picking, wish, terms, setPicking, setWish, setTerms }} />
    </div>
  );
};

export default ToInvoiceScreen;
