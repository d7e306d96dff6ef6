/** The lines of an arrival as they are typed. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { labelledExpiry } from '../../../shared/domain/business-date';
import { useT } from '../../ui/i18n';
import { useProblemText } from '../../ui/problem-text';
import { ProductPicker } from './pickers';
import { typedQty } from './typed-values';

export type TypedArrivalLine = {
  readonly productId?: number;
  readonly batchNo: string;
  readonly madeOn: Dayjs | null;
  readonly expiry: string;
  readonly location: string;
  readonly qty: string;
};
export const blankArrivalLine: TypedArrivalLine = { batchNo: '', madeOn: null, expiry: '', location: '', qty: '' };

type LineProps = { readonly at: number; readonly isOnly: boolean; readonly onRemove: () => void };

const useChecks = () => {
  const t = useT();
  const textOf = useProblemText();
  const refused = (text: string) => Promise.reject(new Error(text));
  return {
    qty: (_rule: unknown, text = '') => ((typedQty(text) ?? 0) > 0 ? Promise.resolve() : refused(t('fields.required'))),
    expiry: (_rule: unknown, text = '') => {
      if (text.trim() === '') return refused(t('fields.required'));
      const read = labelledExpiry(text);
      return read.ok ? Promise.resolve() : refused(textOf(read.problem));
    },
  };
};

const Line = ({ at, isOnly, onRemove }: LineProps) => {
  const t = useT();
  const checks = useChecks();
  const required = { required: true, message: t('fields.required') };
  const text = (key: 'batchNo' | 'location', rules: readonly object[]) => (
    <td>
      <Form.Item name={[at, key]} rules={[...rules]}>
        <Input maxLength={40} autoComplete="off" aria-label={`${t(`purchases.lines.${key}`)} ${at + 1}`} />
      </Form.Item>
    </td>
  );
  return (
    <tr>
      <td className="is-figure">{at + 1}</td>
      <td>
        <Form.Item name={[at, 'productId']} rules={[required]}>
          <ProductPicker label={`${t('purchases.lines.product')} ${at + 1}`} />
        </Form.Item>
      </td>
      {text('batchNo', [{ ...required, whitespace: true }])}
      <td>
        <Form.Item name={[at, 'madeOn']}>
          <DatePicker aria-label={`${t('purchases.lines.madeOn')} ${at + 1}`} />
        </Form.Item>
      </td>
      <td className="is-typed">
        <Form.Item name={[at, 'expiry']} rules={[{ validator: checks.expiry }]}>
          <Input maxLength={20} autoComplete="off" aria-label={`${t('purchases.lines.expiry')} ${at + 1}`} />
        </Form.Item>
      </td>
      <td className="is-typed">
        <Form.Item name={[at, 'qty']} rules={[{ validator: checks.qty }]}>
          <Input inputMode="decimal" autoComplete="off" aria-label={`${t('purchases.lines.qty')} ${at + 1}`} />
        </Form.Item>
      </td>
      {text('location', [])}
      <td>
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          disabled={isOnly}
          aria-label={t('purchases.lines.remove', { row: at + 1 })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
};

const heads = ['product', 'batchNo', 'madeOn', 'expiry', 'qty', 'location'] as const;

export const ArrivalLines = () => {
  const t = useT();
  return (
    <Form.List name="lines">
      {(places, { add, remove }) => (
        <>
          <table className="td-purchase-table">
            <colgroup>
              <col style={{ width: 36 }} />
              <col style={{ width: '34%' }} />
            </colgroup>
            <thead>
              <tr>
                <th className="is-figure">{t('purchases.lines.no')}</th>
                {heads.map((key) => (
                  <th key={key}>{t(`purchases.lines.${key}`)}</th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {places.map(({ key, name: at }) => (
                <Line key={key} at={at} isOnly={places.length === 1} onRemove={() => remove(at)} />
              ))}
            </tbody>
          </table>
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(blankArrivalLine)}>
            {t('purchases.lines.add')}
          </Button>
        </>
      )}
    </Form.List>
  );
};
