/** Preview of the sales order; the copy is counted when the button is pressed, and only then. */
import { useEffect, useState } from 'react';
import type { OrderPaper } from '../../../shared/contract/order-paper.schemas';
import { api } from '../../rpc/client';
import { print } from '../../rpc/host';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { useNotice } from '../../ui/notice';
import { PrintDesk } from '../../ui/print/print-desk';
import type { ScreenProps } from '../../ui/tab-actions';
import { OrderPrint } from './order.print';

const tables = ['sales_order'];

/** Stores the copy, shows exactly what was stored, then lets the printer have it. */
const usePrinting = (orderId: number) => {
  const notice = useNotice();
  const store = useCommand(api.orders.print);
  const [stored, setStored] = useState<OrderPaper>();
  useEffect(() => {
    if (!stored) return;
    void print().then((answer) => notice.accept(answer));
  }, [stored, notice]);
  const run = async () => {
    const answer = await store.run({ orderId });
    if (notice.accept(answer) && answer.ok) setStored(answer.value);
  };
  return { run, isBusy: store.isBusy, stored };
};

const PrintScreen = ({ params }: ScreenProps) => {
  const orderId = Number(params['orderId']);
  const preview = useRead(['orders.previewPrint', orderId], () => api.orders.previewPrint({ orderId }), { tables });
  const printing = usePrinting(orderId);
  const content = printing.stored ?? preview.value;
  return (
    <PrintDesk
      problem={preview.problem}
      onRetry={preview.reload}
      isPrinting={printing.isBusy}
      onPrint={() => void printing.run()}
      sheet={content && ((paper) => <OrderPrint content={content} paper={paper} />)}
    />
  );
};

export default PrintScreen;
