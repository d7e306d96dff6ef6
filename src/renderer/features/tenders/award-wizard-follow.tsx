/** The later steps of the award: who delivers, what volume was agreed, and a last look. */
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import { Fragment } from 'react';
import type { AwardDraft } from '../../../shared/contract/awards.contract';
import { useT } from '../../ui/i18n';
import { RecordPicker } from '../../ui/record-picker';
import type { TypedAward } from './award-wizard-values';
import { customerOption, loadCustomers } from './award-words';
import { dayText } from './typed-figures';

type Props = { readonly draft: AwardDraft };

/** The items that were won, to choose among. */
const useWonItems = ({ items }: AwardDraft) => {
  const form = Form.useFormInstance<TypedAward>();
  const typed = Form.useWatch('items', form);
  const won = items.filter((_, at) => typed?.[at]?.result !== 'lost');
  return won.map(({ itemId, productName }) => ({ value: itemId, label: productName }));
};

type ListName = 'agreements' | 'volumes';

const Remove = ({ onClick }: { readonly onClick: () => void }) => {
  const t = useT();
  const icon = <MinusCircleOutlined aria-hidden />;
  return <Button type="text" aria-label={t('tenderItems.act.remove')} icon={icon} onClick={onClick} />;
};

const Customer = ({ path, label }: { readonly path: (string | number)[]; readonly label: string }) => (
  <Form.Item name={path} noStyle>
    <RecordPicker load={loadCustomers} optionOf={customerOption} label={label} placeholder={label} allowClear />
  </Form.Item>
);

const Words = ({ path, label }: { readonly path: (string | number)[]; readonly label: string }) => (
  <Form.Item name={path} noStyle>
    <Input aria-label={label} placeholder={label} maxLength={30} autoComplete="off" />
  </Form.Item>
);

const AgreementLine = ({ at }: { readonly at: number }) => {
  const t = useT();
  return (
    <>
      <Words path={[at, 'province']} label={t('deliveryAgreements.columns.province')} />
      <Customer path={[at, 'hospitalId']} label={t('awards.allHospitals')} />
      <Customer path={[at, 'distributorId']} label={t('awards.ourselves')} />
    </>
  );
};

const VolumeLine = ({ at }: { readonly at: number }) => {
  const t = useT();
  return (
    <>
      <Customer path={[at, 'hospitalId']} label={t('awards.hospital')} />
      <Words path={[at, 'qty']} label={t('agreedVolumes.columns.qty')} />
      <Form.Item name={[at, 'validFrom']} noStyle>
        <DatePicker aria-label={t('agreedVolumes.columns.validFrom')} />
      </Form.Item>
      <Form.Item name={[at, 'validTo']} noStyle>
        <DatePicker aria-label={t('agreedVolumes.columns.validTo')} />
      </Form.Item>
    </>
  );
};

const lines = { agreements: AgreementLine, volumes: VolumeLine } as const;
const addKeys = { agreements: 'awards.addAgreement', volumes: 'awards.addVolume' } as const;
const headKeys = {
  agreements: ['awards.columns.item', 'deliveryAgreements.columns.province', 'awards.hospital', 'awards.distributor'],
  volumes: [
    ...(['awards.columns.item', 'awards.hospital', 'agreedVolumes.columns.qty'] as const),
    ...(['agreedVolumes.columns.validFrom', 'agreedVolumes.columns.validTo'] as const),
  ],
} as const;
const hintKeys = { agreements: 'awards.agreementsHint', volumes: 'awards.volumesHint' } as const;

const Lines = ({ draft, name }: Props & { readonly name: ListName }) => {
  const t = useT();
  const form = Form.useFormInstance<TypedAward>();
  const options = useWonItems(draft);
  const Line = lines[name];
  /** A new line begins with the first won item, its place and its days. */
  const fresh = () => {
    const itemId = options[0]?.value;
    const at = draft.items.findIndex((one) => one.itemId === itemId);
    const item = (form.getFieldValue('items') as TypedAward['items'])[at];
    if (name === 'volumes') return { itemId, validFrom: item?.validFrom, validTo: item?.validTo };
    return { itemId, province: draft.provinces[0] ?? '' };
  };
  return (
    <section aria-label={t(`awards.${name}`)}>
      <h4>{t(`awards.${name}`)}</h4>
      <p>{t(hintKeys[name])}</p>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.length > 0 && (
              <div className={`td-award-line is-${name} is-head`} aria-hidden>
                {headKeys[name].map((key) => (
                  <span key={key}>{t(key)}</span>
                ))}
              </div>
            )}
            {fields.map(({ key, name: at }) => (
              <div className={`td-award-line is-${name}`} key={key}>
                <Form.Item name={[at, 'itemId']} noStyle>
                  <Select options={options} aria-label={t('awards.columns.item')} />
                </Form.Item>
                <Line at={at} />
                <Remove onClick={() => remove(at)} />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} disabled={options.length === 0} onClick={() => add(fresh())}>
              {t(addKeys[name])}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
};

export const AwardDelivery = ({ draft }: Props) => (
  <>
    <Lines draft={draft} name="agreements" />
    <Lines draft={draft} name="volumes" />
  </>
);

export const AwardCheck = ({ draft }: Props) => {
  const t = useT();
  const typed = Form.useWatch([], { form: Form.useFormInstance<TypedAward>(), preserve: true }) as
    | TypedAward
    | undefined;
  if (!typed) return null;
  const provinces = typed.provinces.length === 0 ? t('provincePrices.everywhere') : typed.provinces.join(' ');
  const counts = [typed.agreements?.length ?? 0, typed.volumes?.length ?? 0] as const;
  const facts = [
    [t('awards.provinces'), provinces],
    [t('awards.noticeOn'), dayText(typed.noticeOn) ?? ''],
    [t('awards.contractOn'), dayText(typed.contractOn) ?? ''],
    [t('awards.bondOn'), dayText(typed.bondOn) ?? ''],
    [t('awards.depositBackOn'), dayText(typed.depositBackOn) ?? ''],
    [t('awards.agreements'), String(counts[0])],
    [t('awards.volumes'), String(counts[1])],
  ] as const;
  const words = ({ result, price = '', validFrom, validTo }: TypedAward['items'][number]) =>
    result === 'lost'
      ? t('awards.lost')
      : `${t('awards.won')} ${price} · ${dayText(validFrom) ?? ''} – ${dayText(validTo) ?? ''}`;
  return (
    <dl className="td-award-facts">
      {draft.items.map(({ itemId, productName }, at) => {
        const item = typed.items[at];
        return (
          <Fragment key={itemId}>
            <dt>{productName}</dt>
            <dd>{item ? words(item) : ''}</dd>
          </Fragment>
        );
      })}
      {facts
        .filter(([, text]) => text !== '')
        .map(([label, text]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
    </dl>
  );
};
