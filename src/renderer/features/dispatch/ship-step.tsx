/** Shipping and signing: two short forms, each shown to whoever may send it. */
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useRemembered } from './remembered';
import { ShipmentFields, shipmentOf, type ShipmentValues } from './shipment-fields';

type Props = { readonly note: NoteDetail['note'] };

export const ShipStep = ({ note }: Props) => {
  const t = useT();
  const notice = useNotice();
  const [carrier, rememberCarrier] = useRemembered('carrier', '');
  const ship = useCommand(api.dispatch.shipNote);
  const { id: noteId, version, actions, number, isCold } = note;
  if (actions.ship !== true) {
    return <ActionButton state={actions.ship}>{t('dispatch.buttons.ship')}</ActionButton>;
  }
  return (
    <FormPanel<ShipmentValues, unknown>
      initialValues={{ carrier }}
      submitLabel={t('dispatch.buttons.ship')}
      onSubmit={(values) => {
        rememberCarrier(values.carrier);
        return ship.run({ noteId, version, ...shipmentOf(values) });
      }}
      onDone={() => notice.success(t('dispatch.ship.done', { number }))}
    >
      <ShipmentFields isCold={isCold} />
    </FormPanel>
  );
};

type SignValues = { readonly signedOn: Dayjs; readonly signedBy: string };

export const SignStep = ({ note }: Props) => {
  const t = useT();
  const notice = useNotice();
  const sign = useCommand(api.dispatch.signNote);
  const { id: noteId, version, actions, number } = note;
  if (actions.sign !== true) {
    return <ActionButton state={actions.sign}>{t('dispatch.buttons.sign')}</ActionButton>;
  }
  const required = { required: true, message: t('fields.required') };
  return (
    <FormPanel<SignValues, unknown>
      initialValues={{ signedOn: dayjs() }}
      submitLabel={t('dispatch.buttons.sign')}
      onSubmit={({ signedOn, signedBy }) =>
        sign.run({ noteId, version, signedOn: signedOn.format('YYYY-MM-DD'), signedBy })
      }
      onDone={() => notice.success(t('dispatch.sign.done', { number }))}
    >
      <div className="td-ship-fields">
        <Form.Item name="signedBy" label={t('dispatch.sign.signedBy')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="signedOn" label={t('dispatch.sign.signedOn')} rules={[required]}>
          <DatePicker allowClear={false} />
        </Form.Item>
      </div>
    </FormPanel>
  );
};
