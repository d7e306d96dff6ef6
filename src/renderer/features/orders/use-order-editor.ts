/** Saving and submitting what is typed. */
import { useState } from 'react';
import type { OrderDetail } from '../../../shared/contract/orders.schemas';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownProblem } from '../../ui/problem-text';
import { useTabActions } from '../../ui/tab-actions';
import { type Cell, draftOf, emptyDraft, firstBadCell, inputOf, isEmptyLine, type OrderDraft } from './draft-model';
import { useConfirmDuplicate, wantsToBeSeen } from './use-approve';
import { useKeptDraft } from './use-kept-draft';

type Kept = { readonly orderId: number; readonly version: number };
type Input = { readonly tabKey: string; readonly detail: OrderDetail | undefined };

const required: ShownProblem = { code: 'VALIDATION_FAILED', params: { case: 'fields.required' }, fields: ['/buyerId'] };

/** Keeps the draft in the engine: made the first time, changed after that. */
const useSave = (tabKey: string, start: Kept | undefined) => {
  const t = useT();
  const { openTab } = useTabActions();
  const create = useCommand(api.orders.create);
  const change = useCommand(api.orders.save);
  const [kept, setKept] = useState(start);
  const save = async (draft: OrderDraft) => {
    const input = inputOf(draft);
    if (!input) return { ok: false, problem: required } as const;
    if (kept) {
      const answer = await change.run({ ...kept, ...input });
      if (!answer.ok) return answer;
      const next = { ...kept, version: answer.value.version };
      setKept(next);
      return { ok: true, value: next } as const;
    }
    const answer = await create.run(input);
    if (!answer.ok) return answer;
    setKept(answer.value);
    const { orderId } = answer.value;
    openTab({ key: tabKey, screen: 'orderEditor', title: t('orders.draftTitle'), params: { orderId } });
    return { ok: true, value: answer.value } as const;
  };
  return { kept, setKept, save, isBusy: create.isBusy || change.isBusy };
};

const keptOf = (detail: OrderDetail | undefined): Kept | undefined =>
  detail && { orderId: detail.order.id, version: detail.order.version };

/** The buyer's last order as a new draft; an editor into which nothing was typed yet makes room for it. */
const useCopyLast = (tabKey: string) => {
  const t = useT();
  const { openTab, closeTab } = useTabActions();
  const { run, isBusy } = useCommand(api.orders.copyLast);
  const copy = async ({ head, lines }: OrderDraft, isKept: boolean): Promise<ShownProblem | undefined> => {
    if (head.buyerId === undefined) return required;
    const answer = await run({ buyerId: head.buyerId });
    if (!answer.ok) return answer.problem;
    const { orderId } = answer.value;
    if (!isKept && lines.every(isEmptyLine)) closeTab(tabKey);
    openTab({
      key: `order-edit/${orderId}`,
      screen: 'orderEditor',
      title: t('orders.draftTitle'),
      params: { orderId },
    });
    return undefined;
  };
  return { copy, isBusy };
};

export const useOrderEditor = ({ tabKey, detail }: Input) => {
  const t = useT();
  const notice = useNotice();
  const { openTab, closeTab } = useTabActions();
  const confirm = useConfirmDuplicate();
  const typed = useKeptDraft(tabKey, detail ? draftOf(detail) : emptyDraft);
  const stored = useSave(tabKey, keptOf(detail));
  const sending = useCommand(api.orders.submit);
  const last = useCopyLast(tabKey);
  const [problem, setProblem] = useState<ShownProblem>();
  const [bad, setBad] = useState<Cell>();

  const keep = async (): Promise<Kept | undefined> => {
    const cell = firstBadCell(typed.draft);
    setBad(cell);
    setProblem(undefined);
    if (cell) return undefined;
    if (stored.kept && !typed.isDirty) return stored.kept;
    const answer = await stored.save(typed.draft);
    if (!answer.ok) {
      setProblem(answer.problem);
      return undefined;
    }
    typed.forget();
    return answer.value;
  };
  const save = async () => {
    if (await keep()) notice.success(t('orders.done.saved'));
  };
  const submit = async () => {
    const kept = await keep();
    if (!kept) return;
    let answer = await sending.run(kept);
    if (!answer.ok && wantsToBeSeen(answer.problem)) {
      if (!(await confirm(answer.problem, t('orders.act.submitAnyway')))) return;
      answer = await sending.run({ ...kept, duplicateSeen: true });
    }
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    const { number } = answer.value;
    notice.success(t('orders.done.submitted', { number }));
    closeTab(tabKey);
    const { orderId } = kept;
    openTab({ key: `order/${orderId}`, screen: 'order', title: number, params: { orderId } });
  };
  const copyLast = async () => {
    const refused = await last.copy(typed.draft, stored.kept !== undefined);
    if (refused) setProblem(refused);
    else if (!stored.kept && typed.draft.lines.every(isEmptyLine)) typed.forget();
  };
  /** After somebody else saved: one's own text over his, or his instead. */
  const takeMine = (version: number) => {
    stored.setKept(stored.kept && { ...stored.kept, version });
    setProblem(undefined);
  };
  const keepTheirs = (theirs: OrderDetail) => {
    typed.reset(draftOf(theirs));
    stored.setKept(keptOf(theirs));
    setProblem(undefined);
  };
  return {
    ...{ ...typed, kept: stored.kept, problem, bad, save, submit, copyLast, takeMine, keepTheirs },
    isCopying: last.isBusy,
    isSaving: stored.isBusy,
    isSending: sending.isBusy,
  };
};
export type OrderEditor = ReturnType<typeof useOrderEditor>;
