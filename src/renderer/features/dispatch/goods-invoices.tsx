/** Of an order whose invoice travels with the goods: whether it is there. Numbers only, never an amount. */
import { Alert } from 'antd';
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { useT } from '../../ui/i18n';

export const GoodsInvoices = ({ note }: { readonly note: NoteDetail['note'] }) => {
  const t = useT();
  const { goodsInvoices } = note;
  if (goodsInvoices === null) return null;
  return goodsInvoices.length === 0 ? (
    <Alert type="warning" showIcon title={t('dispatch.goodsInvoice.missing')} />
  ) : (
    <Alert type="success" showIcon title={t('dispatch.goodsInvoice.there', { numbers: goodsInvoices.join(' ') })} />
  );
};
