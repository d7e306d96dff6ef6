/** The papers of a buyer: what his kind needs and how each stands, and what is entered. */
import { Checkbox, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { KeyboardEvent } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customers.contract';
import { licenceKinds, type LicenceKind } from '../../../shared/domain/customer-words';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useCommand } from '../../rpc/use-command';
import { Attachments } from '../../ui/attachments';
import { useT } from '../../ui/i18n';
import { LicenceTag } from './customer-columns';
import { RowForm } from './row-form';
import { ScopeForm } from './scope-form';

type Props = { readonly detail: CustomerDetail };
type Row = {
  readonly kind: LicenceKind;
  readonly number: string;
  readonly expiresOn: Dayjs | null;
  readonly isLongTerm: boolean;
};

const Needs = ({ detail: { needs } }: Props) => {
  const t = useT();
  return (
    <ul className="td-needs" aria-label={t('customers.needs.title')}>
      {needs.map(({ kinds, state, expiresOn }) => (
        <li key={kinds.join('/')}>
          <LicenceTag state={state} />
          <span>
            {kinds.map((kind) => t(`customers.licenceKind.${kind}`)).join(` ${t('customers.needs.either')} `)}
          </span>
          {expiresOn && <span className="td-quiet">{t('customers.needs.until', { date: expiresOn })}</span>}
        </li>
      ))}
    </ul>
  );
};

/** Enter takes the typed day; it does not post a list that is half filled in. */
const keepEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.preventDefault();
};

const LicenceFields = ({ at }: { readonly at: number }) => {
  const t = useT();
  const isLongTerm = Form.useWatch<boolean | undefined>(['licences', at, 'isLongTerm']) ?? false;
  return (
    <>
      <Form.Item name={[at, 'kind']} label={t('customers.fields.kind')} className="is-wide">
        <Select options={licenceKinds.map((value) => ({ value, label: t(`customers.licenceKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name={[at, 'expiresOn']} label={t('customers.fields.expiresOn')}>
        <DatePicker disabled={isLongTerm} onKeyDown={keepEnter} />
      </Form.Item>
      <Form.Item name={[at, 'isLongTerm']} label=" " valuePropName="checked">
        <Checkbox>{t('customers.fields.isLongTerm')}</Checkbox>
      </Form.Item>
    </>
  );
};

/** For those who only look: what is entered. */
const Entered = ({ detail: { licences } }: Props) => {
  const t = useT();
  if (licences.length === 0) return <p className="td-quiet">{t('customers.nothing.licences')}</p>;
  return (
    <dl className="td-facts">
      {licences.flatMap(({ kind, number, expiresOn, isLongTerm }) => [
        <dt key={`${kind}/label`}>{t(`customers.licenceKind.${kind}`)}</dt>,
        <dd key={kind}>
          {number} {isLongTerm ? t('customers.fields.isLongTerm') : expiresOn}
        </dd>,
      ])}
    </dl>
  );
};

const LicenceRows = ({ detail }: Props) => {
  const t = useT();
  const set = useCommand(api.customers.setLicences);
  const { customer, licences, needs } = detail;
  const { id: customerId, version } = customer;
  const save = (rows: readonly Row[]) =>
    set.run({
      customerId,
      version,
      licences: rows.map(({ expiresOn, isLongTerm, ...row }) => ({
        ...row,
        isLongTerm,
        expiresOn: isLongTerm ? null : (expiresOn?.format('YYYY-MM-DD') ?? null),
      })),
    });
  if (customer.actions.setLicences !== true) {
    return (
      <>
        <Needs detail={detail} />
        <Entered detail={detail} />
      </>
    );
  }
  // Each further row is the next paper that he still needs.
  const missingBeside = (rows: readonly Row[]) =>
    needs.find(({ state, kinds }) => state === 'missing' && !rows.some(({ kind }) => kinds.includes(kind)))?.kinds[0];
  return (
    <>
      <Needs detail={detail} />
      <RowForm<Row>
        name="licences"
        rows={licences.map(({ kind, number, expiresOn, isLongTerm }) => ({
          kind,
          number,
          isLongTerm,
          expiresOn: expiresOn === null ? null : dayjs(expiresOn),
        }))}
        fresh={(rows) => ({
          kind: missingBeside(rows) ?? 'business_licence',
          number: '',
          expiresOn: null,
          isLongTerm: false,
        })}
        fields={[{ key: 'number', label: t('customers.fields.number'), max: 60, isWide: true }]}
        emptyText={t('customers.nothing.licences')}
        mayWrite
        onSave={save}
        more={(at) => <LicenceFields at={at} />}
      />
    </>
  );
};

/** What is entered, and the scans of it. */
export const LicencesTab = ({ detail }: Props) => {
  const t = useT();
  const files = useAttachments('customer', detail.customer.id);
  const missing = detail.needs.find(({ state }) => state === 'missing')?.kinds[0];
  return (
    <>
      <LicenceRows detail={detail} />
      <ScopeForm customerId={detail.customer.id} />
      <h3 className="td-files-title">{t('files.title')}</h3>
      <Attachments files={files} {...(missing ? { firstKind: missing } : {})} />
    </>
  );
};
