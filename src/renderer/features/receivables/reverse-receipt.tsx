import type { ReceiptRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { Ask, ReasonField } from './ask';

type Props = { readonly receipt: ReceiptRow | undefined; readonly onClose: () => void };

/** Asks why, then adds the row against a wrong receipt or refund. */
export const ReverseReceipt = ({ receipt, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const reverse = useCommand(api.receivables.reverse);
  const reverseRefund = useCommand(api.receivables.reverseRefund);
  const submit = ({ reason }: { reason: string }) =>
    (receipt?.form === 'refund' ? reverseRefund : reverse).run({ receiptId: receipt?.id ?? 0, reason });
  return (
    <Ask<{ reason: string }>
      isOpen={receipt !== undefined}
      title={t('receivables.reverse')}
      hint={t('receivables.reverseHint')}
      onSubmit={submit}
      onDone={() => notice.success(t('receivables.reversed'))}
      onClose={onClose}
    >
      <ReasonField />
    </Ask>
  );
};
