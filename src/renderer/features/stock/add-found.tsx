/** Goods that stand in a place where the book has none of them. */
import { Form, Input, Modal } from 'antd';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { QtyField, qtyOf } from './qty-field';

const loadProducts = (search: string) => api.products.pick({ search });

type Values = {
  readonly productId: number;
  readonly batchNo: string;
  readonly expiry: string;
  readonly location?: string;
  readonly qty: string;
};
type Props = { readonly stocktakeId: number; readonly isOpen: boolean; readonly onClose: () => void };

export const AddFound = ({ stocktakeId, isOpen, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const add = useCommand(api.stocktakes.addFound);
  const required = { required: true, message: t('fields.required') };
  const done = () => {
    notice.success(t('stocktakes.add.done'));
    onClose();
  };
  return (
    <Modal open={isOpen} title={t('stocktakes.add.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <FormPanel<Values, unknown>
        onSubmit={({ productId, batchNo, expiry, location = '', qty }) =>
          add.run({ stocktakeId, productId, batchNo, expiry, location, madeOn: null, countedQty: qtyOf(qty) })
        }
        onDone={done}
      >
        <p>{t('stocktakes.add.hint')}</p>
        <Form.Item name="productId" label={t('stocktakes.product')} rules={[required]}>
          <RecordPicker<PickedProduct>
            load={loadProducts}
            optionOf={({ id, genericName, specification }) => ({ id, label: genericName, hint: specification })}
            autoFocus
          />
        </Form.Item>
        <Form.Item name="batchNo" label={t('stocktakes.add.batchNo')} rules={[required]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="expiry"
          label={t('stocktakes.add.expiry')}
          extra={t('stocktakes.add.expiryHint')}
          rules={[required]}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="location" label={t('stocktakes.add.location')}>
          <Input maxLength={40} />
        </Form.Item>
        <QtyField label={t('stocktakes.add.qty')} />
      </FormPanel>
    </Modal>
  );
};
