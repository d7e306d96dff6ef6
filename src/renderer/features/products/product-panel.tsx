/** One product beside the list: its card, the prices agreed for it, its history, and what may be done. */
import { Modal, Tabs } from 'antd';
import { useState } from 'react';
import type { ProductCard } from '../../../shared/contract/products.contract';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useAttachments } from '../../rpc/use-attachments';
import { useQualification } from '../../rpc/use-qualification';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { QualificationCard } from '../../ui/qualification-card';
import { SidePanel } from '../../ui/side-panel';
import { AgreedPrices } from './agreed-prices';
import { CompleteTag, SaleTag } from './product-columns';
import { ProductFacts } from './product-facts';
import { ProductForm } from './product-form';
import { AskFloorPrice, AskStop } from './product-questions';
import './products.css';

type Asked = 'stop' | 'floorPrice';
type Props = { readonly productId: number; readonly onClose: () => void };

const Actions = ({
  product,
  onEdit,
  onAsk,
}: {
  readonly product: ProductCard;
  readonly onEdit: () => void;
  readonly onAsk: (asked: Asked) => void;
}) => {
  const t = useT();
  const { actions, isStopped } = product;
  return (
    <>
      <ActionButton type="primary" state={actions.update} onClick={onEdit}>
        {t('products.edit')}
      </ActionButton>
      <ActionButton state={actions.setFloorPrice} onClick={() => onAsk('floorPrice')}>
        {t('products.setFloorPrice')}
      </ActionButton>
      <ActionButton danger={!isStopped} state={isStopped ? actions.resume : actions.stop} onClick={() => onAsk('stop')}>
        {t(isStopped ? 'products.resume' : 'products.stop')}
      </ActionButton>
    </>
  );
};

const Quality = ({ productId }: { readonly productId: number }) => (
  <QualificationCard quality={useQualification('product', productId)} />
);

const Files = ({ productId }: { readonly productId: number }) => (
  <Attachments files={useAttachments('product', productId)} />
);

export const ProductPanel = ({ productId, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const seesPrices = useMay('pricing.read');
  const seesQuality = useMay('quality.read');
  const [isEditing, setIsEditing] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const found = useRead(['products.get', productId], () => api.products.get({ productId }), { tables: ['product'] });
  const product = found.value?.product;
  const done = () => {
    setAsked(undefined);
    notice.success(t('products.saved'));
  };
  if (product && isEditing) {
    const show = () => setIsEditing(false);
    return <ProductForm product={product} onClose={show} onDone={show} />;
  }
  const tabs = product && [
    { key: 'card', label: t('products.card'), children: <ProductFacts product={product} /> },
    ...(seesPrices
      ? [{ key: 'prices', label: t('products.prices'), children: <AgreedPrices productId={productId} /> }]
      : []),
    ...(seesQuality
      ? [{ key: 'quality', label: t('quality.subject.product'), children: <Quality productId={productId} /> }]
      : []),
    { key: 'files', label: t('files.title'), children: <Files productId={productId} /> },
    {
      key: 'history',
      label: t('products.history'),
      children: (
        <HistoryList title={t('products.history')} rows={found.value?.history ?? []} words="products.actions" />
      ),
    },
  ];
  const footer = product && <Actions product={product} onEdit={() => setIsEditing(true)} onAsk={setAsked} />;
  const tags = product && (
    <>
      <SaleTag row={product} /> <CompleteTag row={product} />
    </>
  );
  return (
    <SidePanel title={product?.genericName ?? ''} extra={tags} footer={footer} width={460} onClose={onClose}>
      {!product && found.isLoading && <PanelLoading />}
      {!product && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {tabs && <Tabs size="small" items={tabs} />}
      <Modal
        open={asked !== undefined}
        title={t(
          asked === 'floorPrice' ? 'products.setFloorPrice' : product?.isStopped ? 'products.resume' : 'products.stop',
        )}
        footer={null}
        onCancel={() => setAsked(undefined)}
        destroyOnHidden
      >
        {product && asked === 'stop' && <AskStop product={product} onChanged={() => setAsked(undefined)} />}
        {product && asked === 'floorPrice' && <AskFloorPrice product={product} onDone={done} />}
      </Modal>
    </SidePanel>
  );
};
