/** First step of the award: what was won, at which price, how much and for how long. */
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { AwardDraft } from '../../../shared/contract/awards.contract';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { lineFen, type TypedAward, type TypedItem } from './award-wizard-values';

type Item = AwardDraft['items'][number];
type LineProps = { readonly item: Item; readonly at: number; readonly typed: TypedItem | undefined };

const Line = ({ item, at, typed }: LineProps) => {
  const t = useT();
  const isLost = typed?.result === 'lost';
  const label = (key: 'result' | 'price' | 'qty' | 'validFrom' | 'validTo' | 'note') =>
    `${item.productName} ${t(`awards.columns.${key}`)}`;
  const figure = (name: 'price' | 'qty') => (
    <Form.Item name={['items', at, name]} noStyle>
      <Input
        className="td-award-short td-number"
        inputMode="decimal"
        autoComplete="off"
        disabled={isLost}
        aria-label={label(name)}
        autoFocus={at === 0 && name === 'price'}
      />
    </Form.Item>
  );
  const day = (name: 'validFrom' | 'validTo') => (
    <Form.Item name={['items', at, name]} noStyle>
      <DatePicker aria-label={label(name)} disabled={isLost} />
    </Form.Item>
  );
  return (
    <tr>
      <td>
        {item.productName}
        <small>{[item.specification, item.unit].filter(Boolean).join(' · ')}</small>
      </td>
      <td>
        <Form.Item name={['items', at, 'result']} noStyle>
          <Select
            aria-label={label('result')}
            options={(['won', 'lost'] as const).map((value) => ({ value, label: t(`awards.${value}`) }))}
          />
        </Form.Item>
      </td>
      <td className="is-figure">{figure('price')}</td>
      <td className="is-figure">{figure('qty')}</td>
      <td>{day('validFrom')}</td>
      <td>{day('validTo')}</td>
      <td className="is-figure">
        <MoneyText fen={typed ? lineFen(typed) : null} />
      </td>
      <td>
        <Form.Item name={['items', at, 'note']} noStyle>
          <Input maxLength={300} autoComplete="off" aria-label={label('note')} />
        </Form.Item>
      </td>
    </tr>
  );
};

const heads = ['item', 'result', 'price', 'qty', 'validFrom', 'validTo', 'amount', 'note'] as const;
const figures: readonly string[] = ['price', 'qty', 'amount'];

/** One validity for all items; each may still be given its own. */
const AllDays = () => {
  const t = useT();
  const form = Form.useFormInstance<TypedAward>();
  const spread = (name: 'validFrom' | 'validTo', day: Dayjs | null) => {
    const items = form.getFieldValue('items') as TypedAward['items'];
    form.setFieldValue(
      'items',
      items.map((one) => ({ ...one, [name]: day })),
    );
  };
  return (
    <div className="td-award-bar">
      <span>{t('awards.allDays')}</span>
      <DatePicker
        aria-label={`${t('awards.allDays')} ${t('awards.columns.validFrom')}`}
        placeholder={t('awards.columns.validFrom')}
        onChange={(day) => spread('validFrom', day)}
      />
      <DatePicker
        aria-label={`${t('awards.allDays')} ${t('awards.columns.validTo')}`}
        placeholder={t('awards.columns.validTo')}
        onChange={(day) => spread('validTo', day)}
      />
    </div>
  );
};

export const AwardItems = ({ draft }: { readonly draft: AwardDraft }) => {
  const t = useT();
  const form = Form.useFormInstance<TypedAward>();
  const typed = Form.useWatch('items', form);
  return (
    <>
      <AllDays />
      <div className="td-award-scroll">
        <table className="td-award-table">
          <thead>
            <tr>
              {heads.map((key) => (
                <th key={key} scope="col" className={figures.includes(key) ? 'is-figure' : undefined}>
                  {t(`awards.columns.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {draft.items.map((item, at) => (
              <Line key={item.itemId} item={item} at={at} typed={typed?.[at]} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
