import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { SidePanel } from '../../ui/side-panel';
import { emptyHead, HeadFields, type HeadValues } from './head-fields';

type Props = { readonly onClose: () => void; readonly onCreated: (customerId: number) => void };

/** A new customer of one's own; the rest of the card is filled where it opens next. */
export const NewCustomer = ({ onClose, onCreated }: Props) => {
  const t = useT();
  const notice = useNotice();
  const create = useCommand(api.customers.create);
  return (
    <SidePanel title={t('customers.new')} width={480} onClose={onClose}>
      <FormPanel<HeadValues, { customerId: number; name: string }>
        initialValues={emptyHead}
        onSubmit={async (values) => {
          const answer = await create.run({ ...values, ownerId: null });
          return answer.ok ? { ok: true, value: { ...answer.value, name: values.name } } : answer;
        }}
        onDone={({ customerId, name }) => {
          notice.success(t('customers.created', { name }));
          onCreated(customerId);
        }}
      >
        <HeadFields exceptId={null} />
      </FormPanel>
    </SidePanel>
  );
};
