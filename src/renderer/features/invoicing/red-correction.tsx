/** 红冲重开: what of the new invoice is corrected — title, product, treatment — and both invoices before they are asked for. */
import { Checkbox, Form, Input, Select } from 'antd';
import type { BlueDetail } from '../../../shared/contract/red-letters.schemas';
import { formatPercent, formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import { useTreatmentText } from './red-treatment';

const loadProducts = (search: string) => api.products.pick({ search, customerId: null });

const correctable = ['party', 'product', 'treatment'] as const;
type Correctable = (typeof correctable)[number];
export type Correction = {
  readonly fields: readonly Correctable[];
  readonly title: string;
  readonly taxNo: string;
  readonly products: Readonly<Record<number, number | null>>;
  readonly rates: Readonly<Record<number, number | null>>;
  readonly differsSeen: boolean;
};
export const uncorrected: Correction = {
  ...{ fields: [], title: '', taxNo: '', products: {}, rates: {}, differsSeen: false },
};

type Line = BlueDetail['lines'][number];
const stays = ({ lines }: BlueDetail): readonly Line[] =>
  lines.filter(
    ({ qty, staysQty, fen, redFen, pendingFen }) => staysQty > 0 || (qty === 0 && fen > redFen + pendingFen),
  );

/** The correction as the engine takes it. */
export function correctionOf(blue: BlueDetail, { fields, title, taxNo, products, rates }: Correction) {
  const lines = stays(blue).flatMap(({ id: lineId }) => {
    const productId = fields.includes('product') ? (products[lineId] ?? null) : null;
    const rateBp = fields.includes('treatment') ? (rates[lineId] ?? null) : null;
    return productId === null && rateBp === null ? [] : [{ lineId, productId, rateBp }];
  });
  return { party: fields.includes('party') && title !== '' ? { title, taxNo } : null, lines };
}

type Props = {
  readonly blue: BlueDetail;
  readonly value: Correction;
  readonly onChange: (next: Partial<Correction>) => void;
};

const Party = ({ blue, value, onChange }: Props) => {
  const t = useT();
  const chosen = blue.titles.findIndex(({ title, taxNo }) => title === value.title && taxNo === value.taxNo);
  return (
    <div className="td-red-key">
      {blue.titles.length > 0 && (
        <Form.Item label={t('redLetters.correct.fromCard')}>
          <Select<number>
            aria-label={t('redLetters.correct.fromCard')}
            placeholder={t('redLetters.correct.fromCardHint')}
            value={chosen < 0 ? null : chosen}
            onChange={(at) => onChange(blue.titles[at] ?? {})}
            options={blue.titles.map(({ title, taxNo }, at) => ({ value: at, label: `${title} ${taxNo}` }))}
          />
        </Form.Item>
      )}
      <Form.Item label={t('redLetters.form.newTitle')} required>
        <Input
          aria-label={t('redLetters.form.newTitle')}
          value={value.title}
          maxLength={200}
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('redLetters.form.newTaxNo')}>
        <Input
          aria-label={t('redLetters.form.newTaxNo')}
          value={value.taxNo}
          maxLength={20}
          onChange={({ target }) => onChange({ taxNo: target.value })}
        />
      </Form.Item>
    </div>
  );
};

type Rate = { readonly label: string; readonly value: number | null; readonly onRate: (rateBp: number | null) => void };

const RateSelect = ({ blue, label, value, onRate }: Rate & Pick<Props, 'blue'>) => {
  const t = useT();
  const textOf = useTreatmentText();
  return (
    <Select<number>
      aria-label={`${t('redLetters.correct.treatment')} ${label}`}
      allowClear
      placeholder={t('redLetters.correct.keep')}
      value={value}
      onChange={(rateBp) => onRate(rateBp ?? null)}
      options={blue.treatments.map((one) => ({ value: one.rateBp, label: textOf(one) }))}
    />
  );
};

/** One treatment for every line: what is wrong of one is mostly wrong of all. */
const AllLines = ({ blue, value, onChange, lines }: Props & { readonly lines: readonly Line[] }) => {
  const t = useT();
  const rates = new Set(lines.map(({ id }) => value.rates[id] ?? null));
  const [first = null] = rates;
  return (
    <tr>
      <td>{t('redLetters.correct.allLines')}</td>
      {value.fields.includes('product') && <td />}
      <td>
        <RateSelect
          blue={blue}
          label={t('redLetters.correct.allLines')}
          value={rates.size === 1 ? first : null}
          onRate={(rateBp) => onChange({ rates: Object.fromEntries(lines.map(({ id }) => [id, rateBp])) })}
        />
      </td>
    </tr>
  );
};

const LineRow = ({ blue, value, onChange, line }: Props & { readonly line: Line }) => {
  const t = useT();
  const { id, lineNo, productName, rateBp, staysQty } = line;
  return (
    <tr>
      <td>
        {lineNo}. {productName} <small className="td-quiet">{formatPercent(rateBp)}</small>
        <div className="td-quiet">× {formatQty(staysQty)}</div>
      </td>
      {value.fields.includes('product') && (
        <td>
          <RecordPicker
            allowClear
            label={`${t('redLetters.correct.product')} ${lineNo}`}
            placeholder={t('redLetters.correct.keep')}
            value={value.products[id] ?? undefined}
            onChange={(productId) => onChange({ products: { ...value.products, [id]: productId ?? null } })}
            load={loadProducts}
            optionOf={(one) => ({ id: one.id, label: one.genericName, hint: one.specification })}
          />
        </td>
      )}
      {value.fields.includes('treatment') && (
        <td>
          <RateSelect
            blue={blue}
            label={String(lineNo)}
            value={value.rates[id] ?? null}
            onRate={(rate) => onChange({ rates: { ...value.rates, [id]: rate } })}
          />
        </td>
      )}
    </tr>
  );
};

const Lines = (props: Props) => {
  const t = useT();
  const { fields } = props.value;
  const lines = stays(props.blue);
  return (
    <table className="td-plain td-red-lines td-red-choices">
      <thead>
        <tr>
          <th scope="col">{t('redLetters.correct.line')}</th>
          {fields.includes('product') && <th scope="col">{t('redLetters.correct.product')}</th>}
          {fields.includes('treatment') && <th scope="col">{t('redLetters.correct.treatment')}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.includes('treatment') && lines.length > 1 && <AllLines {...props} lines={lines} />}
        {lines.map((line) => (
          <LineRow key={line.id} {...props} line={line} />
        ))}
      </tbody>
    </table>
  );
};

export const RedCorrection = (props: Props) => {
  const t = useT();
  const { blue, value, onChange } = props;
  const choose = (fields: readonly Correctable[]) => {
    // A title is corrected from what it says now: often only its tax number is wrong.
    const isNew = fields.includes('party') && value.title === '';
    onChange({ fields, ...(isNew ? { title: blue.title, taxNo: blue.taxNo } : {}) });
  };
  return (
    <>
      <Form.Item
        label={t('redLetters.correct.what')}
        extra={value.fields.length === 0 ? t('redLetters.correct.none') : undefined}
      >
        <Checkbox.Group<Correctable>
          value={[...value.fields]}
          onChange={choose}
          options={correctable.map((one) => ({ value: one, label: t(`redLetters.correct.fields.${one}`) }))}
        />
      </Form.Item>
      {value.fields.includes('party') && (
        <>
          {blue.isPublicHospital && <p className="td-quiet">{t('redLetters.correct.publicHospital')}</p>}
          <Party {...props} />
        </>
      )}
      {(value.fields.includes('product') || value.fields.includes('treatment')) && <Lines {...props} />}
    </>
  );
};
