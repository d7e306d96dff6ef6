/** What was pasted, looked up by its codes, before it becomes lines: bad cells are marked and stay outside. */
import { Button, Modal, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatPrice } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';
import { useProblemText } from '../../ui/problem-text';
import type { DraftLine } from './draft-model';
import type { PastedRow } from './paste-lines';

const AT_ONCE = 8;

/** The product with exactly this code. */
const productOf = async (code: string, buyerId: number | undefined): Promise<PickedProduct | undefined> => {
  const answer = await api.products.pick({ search: code, customerId: buyerId ?? null });
  const wanted = code.toLowerCase();
  return answer.ok ? answer.value.find((one) => one.code.toLowerCase() === wanted) : undefined;
};

type Known = ReadonlyMap<string, PickedProduct | undefined>;

const useProducts = (rows: readonly PastedRow[], buyerId: number | undefined): Known | undefined => {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    let isStale = false;
    const look = async () => {
      const codes = [...new Set(rows.map(({ code }) => code).filter((code) => code !== ''))];
      const found = new Map<string, PickedProduct | undefined>();
      for (let at = 0; at < codes.length && !isStale; at += AT_ONCE) {
        const part = codes.slice(at, at + AT_ONCE);
        const products = await Promise.all(part.map((code) => productOf(code, buyerId)));
        for (const [place, code] of part.entries()) found.set(code, products[place]);
      }
      if (!isStale) setKnown(found);
    };
    void look();
    return () => {
      isStale = true;
    };
  }, [rows, buyerId]);
  return known;
};

type Props = {
  readonly rows: readonly PastedRow[];
  readonly buyerId: number | undefined;
  readonly onAccept: (lines: readonly Omit<DraftLine, 'key'>[]) => void;
  readonly onClose: () => void;
};

const lineOf = ({ qty, price }: PastedRow, product: PickedProduct): Omit<DraftLine, 'key'> => {
  const agreed = typeof product.agreedPrice === 'number' ? formatPrice(product.agreedPrice, 'plain') : '';
  return { product, qty, price: price === '' ? agreed : price, remark: '' };
};

const isGood = ({ bad }: PastedRow, product: PickedProduct | undefined): product is PickedProduct =>
  product !== undefined && product.isComplete && Object.keys(bad).length === 0;

type RowProps = { readonly row: PastedRow; readonly at: number; readonly product: PickedProduct | undefined };

const PreviewRow = ({ row, at, product }: RowProps) => {
  const t = useT();
  const textOf = useProblemText();
  const { code, qty, price, bad } = row;
  const unknown = product === undefined ? t('orders.paste.unknownCode') : '';
  const notSold = product && !product.isComplete ? t('orders.paste.notSold') : '';
  const codeProblem = bad.code ? textOf(bad.code) : unknown || notSold;
  const cell = (text: string, problem: string) => (
    <td className={problem === '' ? undefined : 'is-bad'}>
      {text} {problem !== '' && <small>{problem}</small>}
    </td>
  );
  return (
    <tr>
      <th scope="row">{at + 1}</th>
      {cell(code, codeProblem)}
      <td>{product && `${product.genericName} ${product.specification}`}</td>
      {cell(qty, bad.qty ? textOf(bad.qty) : '')}
      {cell(price, bad.price ? textOf(bad.price) : '')}
    </tr>
  );
};

export const PastePreview = ({ rows, buyerId, onAccept, onClose }: Props) => {
  const t = useT();
  const known = useProducts(rows, buyerId);
  const good = rows.flatMap((row) => {
    const product = known?.get(row.code);
    return isGood(row, product) ? [lineOf(row, product)] : [];
  });
  const badCount = rows.length - good.length;
  return (
    <Modal
      open
      width={720}
      title={t('orders.paste.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.actions.cancel')}</Button>
          {/* Another button once the codes are known: it takes the focus, Enter accepts. */}
          <Button
            key={known === undefined ? 'wait' : 'ready'}
            type="primary"
            autoFocus={known !== undefined}
            disabled={good.length === 0}
            onClick={() => onAccept(good)}
          >
            {t('orders.paste.accept', { count: good.length })}
          </Button>
        </>
      }
      onCancel={onClose}
    >
      <p className="td-quiet">{t('orders.paste.hint')}</p>
      {known === undefined && (
        <p>
          <Spin size="small" /> {t('orders.paste.looking')}
        </p>
      )}
      {known !== undefined && badCount > 0 && <p role="alert">{t('orders.paste.bad', { count: badCount })}</p>}
      <div className="td-paste">
        <table className="td-plain">
          <thead>
            <tr>
              {(['no', 'code', 'product', 'qty', 'price'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`orders.line.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known !== undefined &&
              rows.map((row, at) => (
                // Two pasted rows may be the same in every cell: only the place tells them apart.
                <PreviewRow key={`${at}-${row.code}`} row={row} at={at} product={known.get(row.code)} />
              ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
};
