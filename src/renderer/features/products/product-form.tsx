/** A new product, or the card of one that is changed. */
import type { ProductCard } from '../../../shared/contract/products.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { SidePanel } from '../../ui/side-panel';
import { ProductFields } from './product-fields';
import { inputOf, type ProductValues, valuesOf } from './product-values';
import './products.css';

type Props = {
  /** The product to change; none: a new one. */
  readonly product?: ProductCard;
  readonly onClose: () => void;
  readonly onDone: (productId: number) => void;
};

export const ProductForm = ({ product, onClose, onDone }: Props) => {
  const t = useT();
  const notice = useNotice();
  const create = useCommand(api.products.create);
  const update = useCommand(api.products.update);
  const submit = async (values: ProductValues) => {
    const input = inputOf(values);
    if (!input.ok) return input;
    if (!product) return create.run(input.value);
    const { id: productId, version } = product;
    const answer = await update.run({ ...input.value, productId, version });
    return answer.ok ? { ok: true as const, value: { productId } } : answer;
  };
  return (
    <SidePanel title={product?.genericName ?? t('products.new')} width={460} onClose={onClose}>
      <FormPanel<ProductValues, { productId: number }>
        key={product?.version ?? 'new'}
        initialValues={valuesOf(product)}
        onSubmit={submit}
        onDone={({ productId }) => {
          notice.success(t('products.saved'));
          onDone(productId);
        }}
      >
        <ProductFields />
      </FormPanel>
    </SidePanel>
  );
};
