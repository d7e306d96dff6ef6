/** Handing in a bid without items is said to be meant. */
import { Alert, Checkbox, Form } from 'antd';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { itemTables } from './award-words';

/** Stands only where the bid has none. */
export const WithoutItems = ({ tenderId }: { readonly tenderId: number }) => {
  const t = useT();
  const ask = () => api.tenderItems.ofTender({ tenderId });
  const { value } = useRead(['tenderItems.ofTender', tenderId], ask, { tables: itemTables });
  if (!value || value.items.length > 0) return null;
  const said = (isSaid: boolean | undefined) =>
    isSaid ? Promise.resolve() : Promise.reject(new Error(t('tenders.ask.sayWithoutItems')));
  return (
    <>
      <Alert type="warning" showIcon title={t('tenders.refusals.noItems')} />
      <Form.Item
        name="withoutItems"
        valuePropName="checked"
        rules={[{ validator: (_, isSaid: boolean | undefined) => said(isSaid) }]}
      >
        <Checkbox>{t('tenders.ask.withoutItems')}</Checkbox>
      </Form.Item>
    </>
  );
};
