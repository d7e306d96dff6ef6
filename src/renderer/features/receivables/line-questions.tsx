import type { BankLineRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
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
  const unclaim = useCommand(api.receivables.unclaimLine);
  const isUnclaim = asked?.kind === 'unclaim';
  const submit = ({ reason }: { reason: string }) => {
    const seen = { bankLineId: asked?.row.id ?? 0, version: asked?.row.version ?? 0, reason };
    return isUnclaim ? unclaim.run(seen) : ignore.run(seen);
  };
  return (
    <Ask<{ reason: string }>
      isOpen={asked !== undefined}
      title={t(isUnclaim ? 'receivables.claims.unclaim' : 'receivables.claims.ignore')}
      hint={t(isUnclaim ? 'receivables.claims.unclaimHint' : 'receivables.claims.ignoreHint')}
      onSubmit={submit}
      onDone={() => notice.success(t(isUnclaim ? 'receivables.claims.unclaimed' : 'receivables.claims.ignored'))}
      onClose={onClose}
    >
      <ReasonField />
    </Ask>
  );
};
