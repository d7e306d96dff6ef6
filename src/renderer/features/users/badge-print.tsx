/** A new badge: its barcode is seen here once, so it is printed at once. */
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { print } from '../../rpc/host';
import { Barcode } from '../../ui/barcode';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PrintSheet } from '../../ui/print-sheet';

type Badge = { readonly name: string; readonly staffNo: string | null; readonly code: string };
type Props = { readonly badge: Badge; readonly onClose: () => void };

const Card = ({ badge: { name, staffNo, code } }: { readonly badge: Badge }) => (
  <div style={{ width: '85mm', padding: '4mm', border: '0.3mm dashed #000', textAlign: 'center' }}>
    <strong>{name}</strong>
    <p>{staffNo ?? ''}</p>
    <Barcode text={code} heightMm={14} />
  </div>
);

export const BadgePrint = ({ badge, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  return (
    <Dialog title={`${t('users.signing.issueBadge')} · ${badge.name}`} width="min(900px, 96vw)" onClose={onClose}>
      <p>{t('users.signing.badgeOnce')}</p>
      <Button
        type="primary"
        autoFocus
        icon={<PrinterOutlined />}
        onClick={() => void print().then((answer) => notice.accept(answer))}
      >
        {t('common.actions.print')}
      </Button>
      <PrintSheet paper="a4" pages={[<Card key="badge" badge={badge} />]} />
    </Dialog>
  );
};
