/** How a screen shows the panel of a record that is another feature's: by the kind of the record, without knowing it. */
import { type ComponentType, createContext, createElement, Suspense, useContext } from 'react';

export type RecordPanelProps = {
  readonly id: number;
  /** The document that the record belongs to; the record itself where it stands alone. */
  readonly documentId: number;
  /** How often it was entered; 0 while the list beside it is only walked. */
  readonly entry: number;
  readonly onClose: () => void;
};
export type RecordPanels = Readonly<Partial<Record<string, ComponentType<RecordPanelProps>>>>;

const RecordPanelsContext = createContext<RecordPanels>({});
export const RecordPanelsProvider = RecordPanelsContext.Provider;

/** Whether a kind of record has a panel. */
export const useHasRecordPanel = (kind: string | undefined): boolean => {
  const panels = useContext(RecordPanelsContext);
  return kind !== undefined && panels[kind] !== undefined;
};

/** The panel of a kind of record; nothing where there is none, or until it is loaded. */
export const RecordPanel = ({ kind, ...props }: RecordPanelProps & { readonly kind: string | undefined }) => {
  const found = useContext(RecordPanelsContext)[kind ?? ''];
  return found ? <Suspense fallback={null}>{createElement(found, props)}</Suspense> : null;
};
