/** The columns of the list, and the small words that panel and list share. */
import type { CustomerDetail, CustomerRow } from '../../../shared/contract/customers.contract';
import { customerKinds, ownerships, paymentTerms } from '../../../shared/domain/customer-words';
import type { GridColumn } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { StateTag, type Tone } from '../../ui/state-tag';

type LicenceState = CustomerRow['licenceState'];
const licenceTone: Readonly<Record<LicenceState, Tone>> = {
  valid: 'good',
  expiring: 'warning',
  missing: 'warning',
  expired: 'bad',
};

export const LicenceTag = ({ state }: { readonly state: LicenceState }) => {
  const t = useT();
  return <StateTag tone={licenceTone[state]}>{t(`customers.licenceState.${state}`)}</StateTag>;
};

type Terms = Pick<CustomerDetail['customer'], 'paymentTerm' | 'paymentDays'>;
export const PaymentTermText = ({ paymentTerm, paymentDays }: Terms) => {
  const t = useT();
  return <>{t(`customers.paymentTerm.${paymentTerm}`, { days: paymentDays })}</>;
};

/** An empty limit is not set; 0 is no credit. */
export const CreditText = ({ fen }: { readonly fen: number | null }) => {
  const t = useT();
  if (fen === null) return <span className="td-quiet">{t('customers.credit.notSet')}</span>;
  return fen === 0 ? <>{t('customers.credit.none')}</> : <MoneyText fen={fen} />;
};

const DisabledTag = ({ isDisabled }: { readonly isDisabled: boolean }) => {
  const t = useT();
  return (
    <StateTag tone={isDisabled ? 'neutral' : 'good'}>
      {t(isDisabled ? 'customers.state.disabled' : 'customers.state.enabled')}
    </StateTag>
  );
};

const states = <K extends string>(keys: readonly K[], labelOf: (key: K) => Label) =>
  Object.fromEntries(keys.map((key) => [key, { label: labelOf(key), tone: 'neutral' as const }]));
type Label = NonNullable<GridColumn<CustomerRow>['states']>[string]['label'];

const both = { isSortable: true, isFilterable: true } as const;

export const customerColumns: readonly GridColumn<CustomerRow>[] = [
  { key: 'name', header: 'customers.columns.name', kind: 'text', width: 196, pinned: 'left', ...both },
  {
    key: 'kind',
    header: 'customers.columns.kind',
    kind: 'state',
    width: 84,
    states: states(customerKinds, (key) => `customers.kind.${key}`),
    ...both,
  },
  {
    key: 'ownership',
    header: 'customers.columns.ownership',
    kind: 'state',
    width: 84,
    states: states(ownerships, (key) => `customers.ownership.${key}`),
    ...both,
  },
  { key: 'province', header: 'customers.columns.province', kind: 'text', width: 76, ...both },
  { key: 'city', header: 'customers.columns.city', kind: 'text', width: 76, ...both },
  { key: 'ownerName', header: 'customers.columns.owner', kind: 'text', width: 70, isFilterable: true },
  {
    key: 'paymentTerm',
    header: 'customers.columns.paymentTerm',
    kind: 'state',
    width: 152,
    states: states(paymentTerms, (key) => `customers.paymentTermName.${key}`),
    render: (row) => <PaymentTermText paymentTerm={row.paymentTerm} paymentDays={row.paymentDays} />,
    ...both,
  },
  {
    key: 'creditLimitFen',
    header: 'customers.columns.creditLimitFen',
    kind: 'money',
    width: 108,
    render: (row) => <CreditText fen={row.creditLimitFen} />,
    ...both,
  },
  {
    key: 'openingFen',
    header: 'customers.columns.openingReceivableFen',
    kind: 'money',
    width: 108,
    isSummed: true,
  },
  {
    key: 'licenceState',
    header: 'customers.columns.licences',
    kind: 'text',
    width: 90,
    render: (row) => <LicenceTag state={row.licenceState} />,
  },
  {
    key: 'isDisabled',
    header: 'customers.columns.isDisabled',
    kind: 'text',
    width: 70,
    isSortable: true,
    render: (row) => <DisabledTag isDisabled={row.isDisabled} />,
  },
  { key: 'phone', header: 'customers.columns.phone', kind: 'text', width: 130, isHidden: true },
  { key: 'createdAt', header: 'customers.columns.createdAt', kind: 'instant', width: 140, isHidden: true, ...both },
];
