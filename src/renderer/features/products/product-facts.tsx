import { Alert } from 'antd';
import type { ProductCard } from '../../../shared/contract/products.contract';
import { formatPercent, formatQty } from '../../../shared/domain/format';
import { useTexts } from '../../ui/i18n';
import { PriceText } from '../../ui/money-text';

const shown = [
  'code',
  'tradeName',
  'specification',
  'form',
  'maker',
  'holder',
  'origin',
  'registrationNo',
  'registrationExpiresOn',
  'unit',
  'caseQty',
  'taxRateBp',
  'taxCode',
  'storageClass',
  'isPrescription',
  'isControlled',
  'scopeClass',
  'category',
  'medicalCode',
  'barcode',
  'tracePrefix',
] as const;
type Shown = (typeof shown)[number];

/** The card of a product to read: what is empty is left out, what is missing says so. */
export const ProductFacts = ({ product }: { readonly product: ProductCard }) => {
  const { t } = useTexts();
  const missing: readonly string[] = product.missing;
  const textOf = (field: Shown): string => {
    if (field === 'storageClass') return t(`products.storage.${product.storageClass}`);
    if (field === 'isPrescription')
      return t(product.isPrescription ? 'products.kind.prescription' : 'products.kind.otc');
    if (field === 'isControlled') return product.isControlled ? t('common.words.yes') : '';
    if (field === 'taxRateBp') return product.taxRateBp === null ? '' : formatPercent(product.taxRateBp);
    if (field === 'caseQty') return product.caseQty === null ? '' : formatQty(product.caseQty);
    return product[field] ?? '';
  };
  const rows = shown.filter((field) => textOf(field) !== '' || missing.includes(field));
  return (
    <>
      {product.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('products.missingTitle')}
          description={product.missing.map((field) => t(`products.fields.${field}`)).join(t('common.listSeparator'))}
        />
      )}
      <dl className="td-facts">
        {rows.map((field) => (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{t(`products.fields.${field}`)}</dt>
            <dd className={missing.includes(field) ? 'is-missing' : undefined}>
              {textOf(field) || t('common.words.notSet')}
            </dd>
          </div>
        ))}
        {product.floorPrice !== undefined && (
          <>
            <dt>{t('products.fields.floorPrice')}</dt>
            <dd>
              {product.floorPrice === null ? t('products.noFloorPrice') : <PriceText price={product.floorPrice} />}
            </dd>
          </>
        )}
      </dl>
    </>
  );
};
