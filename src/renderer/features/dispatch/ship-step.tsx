/** Shipping: a short form, shown to whoever may send it. */
import { useState } from 'react';
import type { NoteDetail, NoteLine } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useRemembered } from './remembered';
import { ReplaceLot } from './replace-lot';
import { useSignature } from './use-signature';
import { TemperatureRecord } from './temperature-record';
import { ShipmentFields, shipmentOf, type ShipmentValues } from './shipment-fields';

type Props = { readonly detail: NoteDetail };

/** The line whose lot was refused at the door. */
const refusedLine = (answer: Answer<unknown>): number | undefined =>
  !answer.ok && answer.problem.code === 'LOT_NOT_SELLABLE' ? Number(answer.problem.params['lineId']) : undefined;

export const ShipStep = ({ detail: { note, lines } }: Props) => {
  const t = useT();
  const notice = useNotice();
  const [carrier, rememberCarrier] = useRemembered('carrier', '');
  const ship = useCommand(api.dispatch.shipNote);
  const { sign, dialog } = useSignature();
  const [refused, setRefused] = useState<number>();
  const [replacing, setReplacing] = useState<NoteLine>();
  const stopped = lines.find(({ id, lotStatus }) => id === refused || lotStatus === 'locked');
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
        onSubmit={async (values) => {
          rememberCarrier(values.carrier);
          const answer = await sign((signed) => ship.run({ noteId, version, ...shipmentOf(values), ...signed }));
          setRefused(refusedLine(answer));
          return answer;
        }}
        extra={
          stopped && (
            <ActionButton state={actions.replaceLot} onClick={() => setReplacing(stopped)}>
              {t('dispatch.steps.replaceLot')}
            </ActionButton>
          )
        }
        onDone={() => notice.success(t('dispatch.ship.done', { number }))}
      >
        <ShipmentFields isCold={isCold} />
        {dialog}
      </FormPanel>
      <ReplaceLot note={note} line={replacing} onClose={() => setReplacing(undefined)} />
    </>
  );
};
