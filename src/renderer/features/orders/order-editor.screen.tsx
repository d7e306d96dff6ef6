/** Order entry by keyboard: the buyer, then line after line, then Ctrl+Enter. */
import { Alert, Button, Space } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { isComposing } from '../../ui/keyboard';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { StateTag } from '../../ui/state-tag';
import type { ScreenProps } from '../../ui/tab-actions';
import { type DraftHead, isEmptyLine, withLines } from './draft-model';
import { HeadForm } from './head-form';
import { LineGrid } from './line-grid';
import { LiveChecks } from './live-checks';
import { reasonWords } from './order-words';
import { type PastedRow, pastedRows } from './paste-lines';
import { PastePreview } from './paste-preview';
import { type LineMoves, useLineMoves } from './use-line-moves';
import { type OrderEditor, useOrderEditor } from './use-order-editor';
import './orders.css';

/** The refusal above the lines; where somebody saved meanwhile, one chooses. */
const Refusal = ({ editor, latest }: { readonly editor: OrderEditor; readonly latest: OrderDetail | undefined }) => {
  const t = useT();
  const { problem } = editor;
  const isConflict = problem?.code === 'CONFLICT' && latest !== undefined;
  if (!isConflict) return <ProblemAlert problem={problem} />;
  return (
    <Space>
      <ProblemAlert problem={problem} />
      <Button onClick={() => editor.takeMine(latest.order.version)}>{t('shell.form.useMine')}</Button>
      <Button onClick={() => editor.keepTheirs(latest)}>{t('shell.form.keepTheirs')}</Button>
    </Space>
  );
};

const Keys = ({ editor }: { readonly editor: OrderEditor }) => {
  const t = useT();
  const write = useMayState('orders.write');
  return (
    <>
      <ActionButton shortcut="F4" state={write} loading={editor.isCopying} onClick={() => void editor.copyLast()}>
        {t('orders.act.copyLast')}
      </ActionButton>
      <ActionButton shortcut="Ctrl+S" state={write} loading={editor.isSaving} onClick={() => void editor.save()}>
        {t('orders.act.save')}
      </ActionButton>
      <ActionButton
        type="primary"
        shortcut="Ctrl+Enter"
        state={write}
        loading={editor.isSending}
        onClick={() => void editor.submit()}
      >
        {t('orders.act.submit')}
      </ActionButton>
    </>
  );
};

/** Keys of the whole page; what the cells take themselves never comes here. */
const editorKeys = (editor: OrderEditor, moves: LineMoves) => (event: KeyboardEvent) => {
  if (isComposing(event.nativeEvent)) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'F4' && !event.altKey) void editor.copyLast();
  else if (!isCommand) return;
  else if (event.key === 's' || event.key === 'S') void editor.save();
  else if (event.key === 'Enter') void editor.submit();
  else if (event.key === 'Delete' && moves.active) moves.remove(moves.active.row);
  else return;
  event.preventDefault();
};

type EditorProps = {
  readonly tabKey: string;
  readonly detail: OrderDetail | undefined;
  readonly latest: OrderDetail | undefined;
};

const Editor = ({ tabKey, detail, latest }: EditorProps) => {
  const t = useT();
  const editor = useOrderEditor({ tabKey, detail });
  const { draft, change, bad } = editor;
  const moves = useLineMoves(draft, change);
  const [pasted, setPasted] = useState<readonly PastedRow[]>();
  const { open } = moves;
  useEffect(() => {
    if (bad) open(bad);
  }, [bad, open]);
  const onHead = (next: Partial<DraftHead>) => change((one) => ({ ...one, head: { ...one.head, ...next } }));
  const toLines = () => {
    const row = draft.lines.findIndex(isEmptyLine);
    // The picker gives its focus back first.
    setTimeout(() => open({ row: Math.max(row, 0), column: 'product' }), 0);
  };
  const onKeyDown = editorKeys(editor, moves);
  const onPasteBlock = (text: string): boolean => {
    const rows = pastedRows(text);
    if (rows) setPasted(rows);
    return rows !== undefined;
  };
  const number = detail?.order.number ?? null;
  const reason = detail?.order.returnReason ?? '';
  return (
    <div className="td-order" onKeyDown={onKeyDown}>
      <header>
        <h1>{number ?? (editor.kept ? t('orders.draftTitle') : t('orders.newTitle'))}</h1>
        {editor.isDirty && <StateTag tone="warning">{t('common.state.unsaved')}</StateTag>}
        <span className="td-spring" />
        <Keys editor={editor} />
      </header>
      {editor.isRestored && editor.isDirty && <Alert type="info" showIcon closable title={t('orders.restored')} />}
      {reason !== '' && (
        <Alert type="warning" showIcon title={t('orders.returned', { reason: reasonWords(reason, t) })} />
      )}
      <Refusal editor={editor} latest={latest} />
      <div className="td-order-body">
        <main>
          <HeadForm head={draft.head} onChange={onHead} onBuyer={toLines} />
          <LineGrid draft={draft} moves={moves} bad={bad} onPasteBlock={onPasteBlock} />
          <p className="td-quiet">{t('orders.keys.hint')}</p>
        </main>
        <LiveChecks draft={draft} orderId={editor.kept?.orderId ?? null} />
      </div>
      {pasted && (
        <PastePreview
          rows={pasted}
          buyerId={draft.head.buyerId}
          onAccept={(lines) => {
            change((one) => withLines(one, lines));
            setPasted(undefined);
          }}
          onClose={() => setPasted(undefined)}
        />
      )}
    </div>
  );
};

const OrderEditorScreen = ({ tabKey, params }: ScreenProps) => {
  const orderId = params['orderId'] === undefined ? undefined : Number(params['orderId']);
  // What stood here when the tab was opened: a new order stays the same page once it is kept.
  const [begun] = useState(orderId);
  const found = useRead(['orders.get', orderId ?? 0], () => api.orders.get({ orderId: orderId ?? 0 }), {
    tables: ['sales_order'],
    isWanted: orderId !== undefined,
  });
  if (begun !== undefined && !found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const detail = begun === undefined ? undefined : found.value;
  return <Editor tabKey={tabKey} detail={detail} latest={found.value} />;
};

export default OrderEditorScreen;
