import type { BankLineRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useUndo } from '../../ui/undo';
import { Ask, ReasonField } from './ask';

export type AskedLine = { readonly kind: 'ignore' | 'unclaim'; readonly row: BankLineRow };

/** Asks why before a line is put aside, or a claim is taken back. */
export const AskLine = ({
  asked,
  onClose,
}: {
  readonly asked: AskedLine | undefined;
  readonly onClose: () => void;
}) => {
  const t = useT();
  const notice = useNotice();
  const ignore = useCommand(api.receivables.ignoreLine);
  const restore = useCommand(api.receivables.restoreLine);
  const unclaim = useCommand(api.receivables.unclaimLine);
  const undo = useUndo();
  const isUnclaim = asked?.kind === 'unclaim';
  const submit = async ({ reason }: { reason: string }) => {
    const bankLineId = asked?.row.id ?? 0;
    const seen = { bankLineId, version: asked?.row.version ?? 0, reason };
    // A claim made a receipt: it is reversed with a reason, not undone.
    if (isUnclaim) return unclaim.run(seen);
    const answer = await ignore.run(seen);
    if (answer.ok) {
      const back = { bankLineId, version: answer.value.version };
      undo({ text: t('receivables.claims.ignored'), onUndo: () => restore.run(back) });
    }
    return answer;
  };
  return (
    <Ask<{ reason: string }>
      isOpen={asked !== undefined}
      title={t(isUnclaim ? 'receivables.claims.unclaim' : 'receivables.claims.ignore')}
      hint={t(isUnclaim ? 'receivables.claims.unclaimHint' : 'receivables.claims.ignoreHint')}
      onSubmit={submit}
      onDone={() => isUnclaim && notice.success(t('receivables.claims.unclaimed'))}
      onClose={onClose}
    >
      <ReasonField />
    </Ask>
  );
};
