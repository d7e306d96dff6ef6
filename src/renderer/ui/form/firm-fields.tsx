/** The fields of what a firm says of itself beside its name, as they stand at set-up and in the settings. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Fragment, type ReactNode } from 'react';
import { firmFacts, firmFactKeys, type FirmFact, type FirmFacts } from '../../../shared/domain/firm-facts';
import { useT } from '../i18n';

const FORMAT = 'YYYY-MM-DD';

export const emptyFirm: FirmFacts = {
  firmTaxNo: '',
  firmLicenceNo: '',
  firmLicenceExpiresOn: '',
  firmBankName: '',
  firmBankAccount: '',
  firmWarehouseAddress: '',
};

/** A form item that keeps a business date as its text. */
export const dateItem = {
  getValueProps: (day: string | undefined) => ({ value: day ? dayjs(day) : null }),
  normalize: (day: Dayjs | null) => day?.format(FORMAT) ?? '',
};

/** Numbers are pasted with spaces between them: room for those. */
const SPACES = 4;
const roomOf = (fact: FirmFact): number => (fact === 'firmTaxNo' ? firmFacts[fact] * SPACES : firmFacts[fact]);

const FactField = ({ fact }: { readonly fact: FirmFact }) => {
  const t = useT();
  const label = t(`settings.firm.${fact}`);
  if (fact === 'firmLicenceExpiresOn') {
    return (
      <Form.Item name={['firm', fact]} label={label} {...dateItem}>
        <DatePicker className="td-fill" />
      </Form.Item>
    );
  }
  const place = fact === 'firmWarehouseAddress' ? { className: 'is-wide' } : {};
  return (
    <Form.Item name={['firm', fact]} label={label} {...place}>
      <Input maxLength={roomOf(fact)} autoComplete="off" />
    </Form.Item>
  );
};

/** Form items named `['firm', fact]`, for a grid of two columns; what stands `beside` the first one fills its row. */
export const FirmFields = ({ beside }: { readonly beside: ReactNode }) =>
  firmFactKeys.map((fact, at) => (
    <Fragment key={fact}>
      <FactField fact={fact} />
      {at === 0 && beside}
    </Fragment>
  ));
