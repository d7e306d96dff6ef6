/** The letter that asks a deposit back: preview, text to copy, print with its count. */
import { CopyOutlined } from '@ant-design/icons';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PrintDesk } from '../../ui/print/print-desk';
import { usePrint } from '../../ui/print/use-print';
import type { ScreenProps } from '../../ui/tab-actions';
import { ChaseLetterPrint, letterText } from './deposit-letter.print';
import { depositTables } from './deposit-words';

const DepositLetterScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const notice = useNotice();
  const depositId = Number(params['depositId']);
  const preview = useRead(['deposits.letter', depositId], () => api.deposits.letter({ depositId }), {
    tables: depositTables,
  });
  const store = useCommand(api.deposits.printLetter);
  const printing = usePrint(() => store.run({ depositId }), print);
  const content = printing.stored?.content ?? preview.value;
  const copy = async () => {
    if (!content) return;
    await navigator.clipboard.writeText(letterText(content, t));
    notice.success(t('deposits.letter.copied'));
  };
  return (
    <PrintDesk
      choices={
        content && (
          <ActionButton icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
            {t('deposits.letter.copyText')}
          </ActionButton>
        )
      }
      problem={preview.problem}
      onRetry={preview.reload}
      isPrinting={store.isBusy}
      onPrint={() => void printing.run()}
      sheet={content && (() => <ChaseLetterPrint content={content} copy={printing.stored} />)}
    />
  );
};

export default DepositLetterScreen;
