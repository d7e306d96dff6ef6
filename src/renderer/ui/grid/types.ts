/** What a list is made of: its columns, its rows in blocks, what a person may do with a row. */
import type { ReactNode, Ref } from 'react';
import type { ActionState } from '../action-button';
import type { TextKey } from '../i18n';
import type { ShownAnswer } from '../problem-text';
import type { Tone } from '../state-tag';

export type SortOrder = { readonly column: string; readonly direction: 'asc' | 'desc' };

export type TextFilter = {
  readonly op: 'contains' | 'equals' | 'startsWith';
  readonly column: string;
  readonly text: string;
};
/** Bounds in the stored unit (fen, thousandths, 1/10000 yuan, UTC ms), both inclusive. */
export type RangeFilter = {
  readonly op: 'range';
  readonly column: string;
  readonly min?: number;
  readonly max?: number;
};
export type DateFilter = {
  readonly op: 'dateRange';
  readonly column: string;
  readonly from?: string;
  readonly to?: string;
};
export type SetFilter = { readonly op: 'in'; readonly column: string; readonly values: string[] };
export type GridFilter = TextFilter | RangeFilter | DateFilter | SetFilter;

export type GridCriteria = { readonly filters: GridFilter[]; readonly search: string };
export type GridRequest = GridCriteria & {
  readonly sort: SortOrder[];
  readonly offset: number;
  readonly limit: number;
};
export type Block<Row> = { readonly rows: readonly Row[]; readonly hasMore: boolean };
export type Totals = {
  readonly count: number;
  /** There are at least `count`. */
  readonly isCapped: boolean;
  readonly sums: Readonly<Record<string, number>>;
};

/** `number` counts, `money` fen, `price` 1/10000 yuan, `quantity` thousandths, `percent` basis points, `instant` UTC ms. */
export type ColumnKind =
  | 'text'
  | 'number'
  | 'money'
  | 'price'
  | 'quantity'
  | 'percent'
  | 'date'
  | 'instant'
  | 'state'
  | 'lamps'
  | 'actions';

export type GridRow = { readonly id: number };
export type CellValue = string | number | boolean | null | undefined;
export type StateLook = { readonly label: TextKey; readonly tone: Tone };

export type GridColumn<Row extends GridRow> = {
  /** Name of the column for the engine. */
  readonly key: string;
  readonly header: TextKey;
  readonly kind: ColumnKind;
  /** What the cell holds; without it the row's property of that name. */
  readonly value?: (row: Row) => CellValue;
  /** How the cell looks, where the kind's own look is not enough. */
  readonly render?: (row: Row) => ReactNode;
  /** How the cell is copied, for columns with a look of their own. */
  readonly copy?: (row: Row) => string;
  /** Only columns that the engine's list allows to sort, or to filter, say so. */
  readonly isSortable?: boolean;
  readonly isFilterable?: boolean;
  /** Added up in the totals row and for the selection. */
  readonly isSummed?: boolean;
  readonly width?: number;
  /** Takes the room that is left. */
  readonly isWide?: boolean;
  /** Not shown until chosen. */
  readonly isHidden?: boolean;
  readonly pinned?: 'left' | 'right';
  /** Of a state: its words and what they mean; also what the filter offers. */
  readonly states?: Readonly<Record<string, StateLook>>;
};

export type RowAction = {
  readonly key: string;
  readonly label: string;
  /** May be done, or why not. */
  readonly state: ActionState;
  /** A single letter, acting only while a row of the grid has the focus. */
  readonly shortcut?: string;
  readonly isDanger?: boolean;
  readonly onRun: () => void;
};

/** How a person arranged a list. */
export type GridView = {
  readonly columns: readonly { readonly key: string; readonly width?: number; readonly isHidden?: boolean }[];
  readonly sort: readonly SortOrder[];
};
export type ViewStore = {
  readonly load: (gridId: string) => GridView | undefined;
  readonly save: (gridId: string, view: GridView) => void;
};

export type DataGridProps<Row extends GridRow> = {
  /** Name of the list, for what is remembered about it. */
  readonly gridId: string;
  /** What the list is called by readers of the screen. */
  readonly label: string;
  /** A constant of the caller, or memoised. */
  readonly columns: readonly GridColumn<Row>[];
  /** A constant of the caller, or memoised: another one is another question, and the list asks anew. */
  readonly loadBlock: (request: GridRequest) => Promise<ShownAnswer<Block<Row>>>;
  readonly loadTotals?: (criteria: GridCriteria) => Promise<ShownAnswer<Totals>>;
  /** Enter or a double click. */
  readonly onOpen?: (row: Row) => void;
  /** The first one is the primary action; the rest is on the right mouse button. */
  readonly rowActions?: (row: Row) => readonly RowAction[];
  readonly selectionMode?: 'single' | 'multiple';
  readonly onSelect?: (rows: readonly Row[]) => void;
  /** Where the selected row stands among all, told whenever that changes. */
  readonly onPlace?: (place: GridPlace | undefined) => void;
  /** Conditions beside the person's own filters, e.g. of a segment; a constant or memoised. */
  readonly fixedFilters?: readonly GridFilter[];
  readonly defaultSort?: readonly SortOrder[];
  readonly toolbarStart?: ReactNode;
  readonly toolbarEnd?: ReactNode;
  readonly hasSearch?: boolean;
  readonly searchHint?: string;
  /** Where there is nothing at all: what would stand here. */
  readonly emptyHint?: string;
  /** A new number asks for the loaded rows again, in place. */
  readonly refreshKey?: number;
  /** Where arrangements are kept; without it in this browser, per person. */
  readonly views?: ViewStore;
  readonly handle?: Ref<GridHandle<Row>>;
};

/** The third of fourteen. */
export type GridPlace = { readonly position: number; readonly count: number };

/** What a screen may ask of its list. */
export type GridHandle<Row extends GridRow> = {
  /** Selects and focuses the row `steps` below the selected one (above when negative); undefined at the ends. */
  readonly move: (steps: number) => Row | undefined;
  /** Focuses the first row, or the selected one. */
  readonly focus: () => void;
  /** Asks for the loaded rows and the totals again, in place. */
  readonly refresh: () => void;
  /** What the list shows at the moment, for exports of what is seen. */
  readonly seen: () => SeenGrid;
};
/** The arrangement and conditions of a list, as an export needs them. */
export type SeenGrid = GridCriteria & { readonly sort: SortOrder[]; readonly columns: readonly string[] };
