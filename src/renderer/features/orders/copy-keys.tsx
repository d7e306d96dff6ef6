import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { OrderDetail, OrderRow } from '../../../shared/contract/orders.schemas';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { wordsForColleague, wordsForCustomer } from './order-words';

type Said = Pick<OrderRow, 'number' | 'buyerName' | 'state' | 'lamps' | 'waitingSince' | 'totalFen'>;

/** Puts one of the two texts on the clipboard. */
export const useCopyWords = () => {
  const t = useT();
  const notice = useNotice();
  const put = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      notice.success(t('common.state.copied'));
    } catch {
      notice.warning(t('common.state.failed'));
    }
  };
  return {
    forCustomer: (said: Said, detail?: OrderDetail) => void put(wordsForCustomer(said, detail, t)),
    forColleague: (said: Said, detail?: OrderDetail) =>
      void put(wordsForColleague({ said, detail, now: Date.now() }, t)),
  };
};

/** The two keys of the lamps. */
export const CopyKeys = ({ said, detail }: { readonly said: Said; readonly detail?: OrderDetail }) => {
  const t = useT();
  const copy = useCopyWords();
  const icon = <CopyOutlined aria-hidden />;
  return (
    <>
      <Button size="small" icon={icon} onClick={() => copy.forCustomer(said, detail)}>
        {t('orders.act.copyForCustomer')}
      </Button>
      <Button size="small" icon={icon} onClick={() => copy.forColleague(said, detail)}>
        {t('orders.act.copyForColleague')}
      </Button>
    </>
  );
};
