/** Whose money a line of the bank statement is: the proposal, or somebody else. */
import { Checkbox, Form } from 'antd';
import type { BankLineRow } from '../../../shared/contract/receivables-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';

type Props = { readonly row: BankLineRow; readonly onClose: () => void };
type Values = { readonly customerId: number; readonly payerSeen?: boolean };

const loadCustomers = (search: string) => api.customers.pick({ search });

export const ClaimPanel = ({ row, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const claim = useCommand(api.receivables.claimLine);
  const { proposal } = row;
  return (
    <SidePanel title={t('receivables.claims.whose')} onClose={onClose}>
      <dl className="td-facts">
        <dt>{t('receivables.columns.receivedOn')}</dt>
        <dd>{row.receivedOn}</dd>
        <dt>{t('receivables.columns.amountFen')}</dt>
        <dd>
          <MoneyText fen={row.amountFen} />
        </dd>
        <dt>{t('receivables.columns.payer')}</dt>
        <dd>
          {row.payer} {row.payerAccount}
        </dd>
        <dt>{t('receivables.columns.reference')}</dt>
        <dd>{row.reference}</dd>
      </dl>
      <FormPanel<Values, { number: string }>
        initialValues={proposal ? { customerId: proposal.customerId } : {}}
        submitLabel={t('receivables.claims.claim')}
        onSubmit={({ customerId, payerSeen }) =>
          claim.run({ bankLineId: row.id, version: row.version, customerId, payerSeen: payerSeen ?? false })
        }
        onDone={({ number }) => {
          notice.success(t('receivables.claims.claimed', { number }));
          onClose();
        }}
      >
        <Form.Item
          name="customerId"
          label={t('receivables.columns.customerName')}
          rules={[{ required: true, message: t('fields.required') }]}
          {...(proposal
            ? { extra: t(proposal.by === 'account' ? 'receivables.claims.byAccount' : 'receivables.claims.byName') }
            : {})}
        >
          <RecordPicker
            load={loadCustomers}
            optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
            chosen={proposal ? { id: proposal.customerId, label: proposal.name } : undefined}
            autoFocus
          />
        </Form.Item>
        <Form.Item name="payerSeen" valuePropName="checked">
          <Checkbox>{t('receivables.payerSeen')}</Checkbox>
        </Form.Item>
      </FormPanel>
    </SidePanel>
  );
};
