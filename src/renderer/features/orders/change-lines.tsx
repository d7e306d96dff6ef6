/** The lines of an order while a change of it is typed. */
import { Button, Input } from 'antd';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { RecordPicker } from '../../ui/record-picker';
import { changed, readLine, totalOfWish, type WishLine, withProduct } from './change-model';

type Lines = readonly WishLine[];
type RowProps = { readonly line: WishLine; readonly no: number; readonly onChange: (next: Partial<WishLine>) => void };

const WishRow = ({ line, no, onChange }: RowProps) => {
  const t = useT();
  const label = (field: string) => t('orders.change.wantedLabel', { line: no, field });
  const isBad = !line.isOff && readLine(line) === undefined;
  const cell = (key: 'qty' | 'price' | 'remark', field: string) => (
    <Input
      size="small"
      aria-label={label(field)}
      {...(isBad && key !== 'remark' && { status: 'error' as const })}
      value={line[key]}
      disabled={line.isOff}
      autoComplete="off"
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  );
  return (
    <tr className={line.isOff ? 'is-off' : undefined}>
      <td>
        {line.name}
        {line.notedQty > 0 && (
          <small className="td-quiet"> {t('orders.change.notedHint', { qty: formatQty(line.notedQty) })}</small>
        )}
        {line.orderLineId === null && <small className="td-quiet"> {t('orders.change.line.added')}</small>}
      </td>
      <td>{cell('qty', t('orders.line.qty'))}</td>
      <td>{cell('price', t('orders.line.price'))}</td>
      <td>{cell('remark', t('orders.line.remark'))}</td>
      <td>
        {line.notedQty === 0 && (
          <Button size="small" type="text" danger={!line.isOff} onClick={() => onChange({ isOff: !line.isOff })}>
            {t(line.isOff ? 'orders.change.takeBack' : 'orders.change.takeOff')}
          </Button>
        )}
      </td>
    </tr>
  );
};

type Props = { readonly buyerId: number; readonly lines: Lines; readonly onChange: (lines: Lines) => void };

export const ChangeLines = ({ buyerId, lines, onChange }: Props) => {
  const t = useT();
  const total = totalOfWish(lines);
  const load = (search: string) => api.products.pick({ search, customerId: buyerId });
  return (
    <>
      <table className="td-plain td-wish">
        <caption className="td-visually-hidden">{t('orders.line.title')}</caption>
        <thead>
          <tr>
            {(['product', 'qty', 'price', 'remark'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`orders.line.${key}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <WishRow
              key={line.key}
              line={line}
              no={at + 1}
              onChange={(next) => onChange(changed(lines, line.key, next))}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('orders.line.total')}</th>
            <td colSpan={4}>{total !== undefined && <MoneyText fen={total} />}</td>
          </tr>
        </tfoot>
      </table>
      <RecordPicker<PickedProduct>
        // Chosen once, empty again: the line stands in the table then.
        key={lines.length}
        label={t('orders.change.addLine')}
        placeholder={t('orders.change.addLine')}
        load={load}
        optionOf={({ id, code, genericName, specification }) => {
          return { id, label: `${genericName} ${specification}`.trim(), hint: code };
        }}
        onChange={(_, product) => product && onChange(withProduct(lines, product))}
      />
    </>
  );
};
