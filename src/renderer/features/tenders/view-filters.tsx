/** Which tenders a view shows: everybody's or mine, of which kinds, in which province. */
import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { viewWhoses, type ViewWhose } from '../../../shared/domain/tender-views';
import { tenderKinds, type TenderKind } from '../../../shared/domain/tender-words';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { viewTables } from './view-words';

export type ViewFilter = { readonly whose: ViewWhose; readonly kinds: TenderKind[]; readonly province: string };
const everything: ViewFilter = { whose: 'all', kinds: [], province: '' };
export const useViewFilter = () => useState<ViewFilter>(everything);

type Props = { readonly value: ViewFilter; readonly onChange: (value: ViewFilter) => void };

export const ViewFilters = ({ value, onChange }: Props) => {
  const t = useT();
  const provinces = useRead(['tenderViews.provinces'], () => api.tenderViews.provinces({}), { tables: viewTables });
  const places = useMemo(() => {
    const known = provinces.value ?? [];
    return value.province === '' || known.includes(value.province) ? known : [value.province, ...known];
  }, [provinces.value, value.province]);
  return (
    <>
      <Segmented<ViewWhose>
        aria-label={t('tenderViews.filters.whose')}
        value={value.whose}
        options={viewWhoses.map((whose) => ({ value: whose, label: t(`tenderViews.filters.${whose}`) }))}
        onChange={(whose) => onChange({ ...value, whose })}
      />
      <Select<TenderKind[]>
        mode="multiple"
        className="td-view-select"
        aria-label={t('tenders.columns.kind')}
        placeholder={t('tenderViews.filters.kinds')}
        value={value.kinds}
        maxTagCount="responsive"
        allowClear
        options={tenderKinds.map((kind) => ({ value: kind, label: t(`tenders.kinds.${kind}`) }))}
        onChange={(kinds) => onChange({ ...value, kinds })}
      />
      <Select<string>
        className="td-view-province"
        aria-label={t('tenders.columns.province')}
        placeholder={t('tenderViews.filters.province')}
        {...(value.province !== '' && { value: value.province })}
        allowClear
        options={places.map((place) => ({ value: place, label: place }))}
        onChange={(province?: string) => onChange({ ...value, province: province ?? '' })}
      />
    </>
  );
};
