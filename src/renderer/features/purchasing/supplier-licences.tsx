/** The licences of a supplier, changed as a whole. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type LicenceKind, licenceKinds } from '../../../shared/domain/customer-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import type { ActionState } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { Facts } from './facts';

type Row = {
  readonly kind: LicenceKind;
  readonly number: string;
  readonly expiresOn: Dayjs | null;
  readonly isLongTerm: boolean;
};
type Held = Omit<Row, 'expiresOn'> & { readonly expiresOn: string | null };
type Values = { readonly licences: readonly Row[] };

const fresh: Row = { kind: 'business_licence', number: '', expiresOn: null, isLongTerm: false };

const Line = ({ at, onRemove }: { readonly at: number; readonly onRemove: () => void }) => {
  const t = useT();
  const isLongTerm = Form.useWatch<boolean | undefined>(['licences', at, 'isLongTerm']) ?? false;
  return (
    <tr>
      <td>
        <Form.Item name={[at, 'kind']}>
          <Select
            aria-label={t('suppliers.licences.kind')}
            style={{ width: '100%' }}
            options={licenceKinds.map((value) => ({ value, label: t(`customers.licenceKind.${value}`) }))}
          />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[at, 'number']}>
          <Input maxLength={60} autoComplete="off" aria-label={t('suppliers.licences.number')} />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[at, 'expiresOn']}>
          <DatePicker disabled={isLongTerm} aria-label={t('suppliers.licences.expiresOn')} />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[at, 'isLongTerm']} valuePropName="checked">
          <Checkbox>{t('suppliers.licences.isLongTerm')}</Checkbox>
        </Form.Item>
      </td>
      <td>
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('suppliers.licences.remove', { row: at + 1 })}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
};

type EditorProps = {
  readonly supplierId: number;
  readonly held: { readonly licences: readonly Held[]; readonly version: number };
};

const Editor = ({ supplierId, held }: EditorProps) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.quality.setSupplierLicences);
  const rows = held.licences.map((one) => ({
    ...one,
    expiresOn: one.expiresOn === null ? null : dayjs(one.expiresOn),
  }));
  const save = ({ licences }: Values) =>
    set.run({
      supplierId,
      version: held.version,
      licences: licences.map(({ expiresOn, isLongTerm, number, kind }) => {
        const until = isLongTerm ? null : (expiresOn?.format('YYYY-MM-DD') ?? null);
        return { kind, number, isLongTerm, expiresOn: until };
      }),
    });
  return (
    <FormPanel<Values, unknown>
      initialValues={{ licences: rows }}
      onSubmit={save}
      onDone={() => notice.success(t('suppliers.licences.saved'))}
    >
      <Form.List name="licences">
        {(places, { add, remove }) => (
          <>
            {places.length === 0 && <p>{t('suppliers.licences.none')}</p>}
            <table className="td-purchase-table">
              <colgroup>
                <col style={{ width: '38%' }} />
              </colgroup>
              <tbody>
                {places.map(({ key, name: at }) => (
                  <Line key={key} at={at} onRemove={() => remove(at)} />
                ))}
              </tbody>
            </table>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(fresh)}>
              {t('suppliers.licences.add')}
            </Button>
          </>
        )}
      </Form.List>
    </FormPanel>
  );
};

const tables = ['supplier'];
type Props = { readonly supplierId: number; readonly state: ActionState };

export const SupplierLicences = ({ supplierId, state }: Props) => {
  const t = useT();
  const ask = () => api.quality.supplierLicences({ supplierId });
  const found = useRead(['quality.supplierLicences', supplierId], ask, { tables });
  if (!found.value && found.isLoading) return <PanelLoading />;
  if (!found.value) return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : null;
  const { licences, version } = found.value;
  if (state === true) return <Editor key={version} supplierId={supplierId} held={found.value} />;
  if (licences.length === 0) return <p>{t('suppliers.licences.none')}</p>;
  const facts = licences.map(({ kind, number, expiresOn, isLongTerm }) => {
    const until = isLongTerm ? t('suppliers.licences.isLongTerm') : (expiresOn ?? '');
    return [t(`customers.licenceKind.${kind}`), `${number} ${until}`] as const;
  });
  return <Facts facts={facts} />;
};
