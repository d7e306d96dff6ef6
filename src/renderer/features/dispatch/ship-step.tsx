/** Shipping: a short form, shown to whoever may send it. */
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useRemembered } from './remembered';
import { useSignature } from './use-signature';
import { TemperatureRecord } from './temperature-record';
import { ShipmentFields, shipmentOf, type ShipmentValues } from './shipment-fields';

type Props = { readonly note: NoteDetail['note'] };

export const ShipStep = ({ note }: Props) => {
  const t = useT();
  const notice = useNotice();
  const [carrier, rememberCarrier] = useRemembered('carrier', '');
  const ship = useCommand(api.dispatch.shipNote);
  const { sign, dialog } = useSignature();
  const { id: noteId, version, actions, number, isCold } = note;
  if (actions.ship !== true) {
    return <ActionButton state={actions.ship}>{t('dispatch.buttons.ship')}</ActionButton>;
  }
  return (
    <>
      {isCold && <TemperatureRecord noteId={noteId} />}
      <FormPanel<ShipmentValues, unknown>
        initialValues={{ carrier }}
        submitLabel={t('dispatch.buttons.ship')}
        onSubmit={(values) => {
          rememberCarrier(values.carrier);
          return sign((signed) => ship.run({ noteId, version, ...shipmentOf(values), ...signed }));
        }}
        onDone={() => notice.success(t('dispatch.ship.done', { number }))}
      >
        <ShipmentFields isCold={isCold} />
        {dialog}
      </FormPanel>
    </>
  );
};
