import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { MoneyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';

type Row = {
  readonly id: number;
  readonly orderNumber: string;
  readonly amountFen: number;
  readonly matchedBy: string;
  readonly isReversed: boolean;
};

/** What a receipt pays already; each match can be taken back with a reason. */
export const MatchedList = ({ rows }: { readonly rows: readonly Row[] }) => {
  const t = useT();
  const may = useMayState('receipts.match');
  const unmatch = useCommand(api.receivables.unmatch);
  const [asked, setAsked] = useState<Row>();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{t('receivables.history')}</h3>
      <ul className="td-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{row.orderNumber}</span>
            <MoneyText fen={row.amountFen} />
            <span>{row.matchedBy}</span>
            {row.isReversed ? (
              <StateTag>{t('receivables.state.reversed')}</StateTag>
            ) : (
              <ActionButton size="small" state={may} onClick={() => setAsked(row)}>
                {t('receivables.unmatch')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <Modal
        open={asked !== undefined}
        title={t('receivables.unmatch')}
        footer={null}
        onCancel={() => setAsked(undefined)}
        destroyOnHidden
      >
        {asked && (
          <FormPanel<{ reason: string }, unknown>
            onSubmit={({ reason }) => unmatch.run({ allocationId: asked.id, reason })}
            onDone={() => setAsked(undefined)}
          >
            <Form.Item
              name="reason"
              label={t('receivables.reason')}
              rules={[{ required: true, whitespace: true, message: t('fields.required') }]}
            >
              <Input maxLength={200} autoFocus />
            </Form.Item>
          </FormPanel>
        )}
      </Modal>
    </section>
  );
};
