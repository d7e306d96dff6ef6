/** One waiting order: what is left, the lots proposed, and the note with one key; or all the way to the lorry. */
import { type ReactNode, useState } from 'react';
import type { Proposal } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import type { Answer } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useFirstFocus } from '../../ui/panel-focus';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { askedOf, IssueLines, proposedOf, type Taken } from './issue-lines';
import { noteTables } from './note-states';
import { useRemembered } from './remembered';
import { useSignature } from './use-signature';
import { ShipmentFields, shipmentOf, type ShipmentValues } from './shipment-fields';
import './dispatch.css';

type Issued = { readonly noteId: number; readonly number: string };
type Done = { readonly onIssued: (note: Issued) => void; readonly onShipped: (note: Issued) => void };
type BodyProps = Done & { readonly proposal: Proposal };

const Parties = ({ proposal }: { readonly proposal: Proposal }) => {
  const t = useT();
  const { receiverName, receiverPhone, receiverAddress, shippingDemand, deliveryOn } = proposal;
  return (
    <dl className="td-facts">
      <dt>{t('dispatch.columns.receiverAddress')}</dt>
      <dd>
        {receiverName} {receiverPhone} {receiverAddress}
      </dd>
      {deliveryOn && (
        <>
          <dt>{t('dispatch.columns.deliveryOn')}</dt>
          <dd>{deliveryOn}</dd>
        </>
      )}
      {shippingDemand && (
        <>
          <dt>{t('dispatch.columns.shippingDemand')}</dt>
          <dd>{shippingDemand}</dd>
        </>
      )}
    </dl>
  );
};

type Lines = NonNullable<Parameters<typeof api.dispatch.issueNote>[0]['lines']>;

/** What was typed, as the commands take it; a refusal of its own while nothing is taken. */
const takenLines = (proposal: Proposal, taken: Taken) => {
  const asked = askedOf(proposal, taken);
  if (!asked.ok || asked.value.length > 0) return asked;
  const params = { case: 'dispatch.issue.nothingTaken' };
  return { ok: false, problem: { code: 'VALIDATION_FAILED', params } } as const;
};

type ShortProps = Pick<BodyProps, 'onShipped'> & {
  readonly isCold: boolean;
  readonly onSend: (values: ShipmentValues) => Promise<Answer<Issued>>;
  readonly extra: ReactNode;
};

/** All the way to the lorry: the shipment is asked for at once. */
const ShortPath = ({ isCold, onSend, onShipped, extra }: ShortProps) => {
  const t = useT();
  const notice = useNotice();
  const [carrier, rememberCarrier] = useRemembered('carrier', '');
  return (
    <FormPanel<ShipmentValues, Issued>
      initialValues={{ carrier }}
      submitLabel={t('dispatch.steps.shortPath')}
      onSubmit={(values) => {
        rememberCarrier(values.carrier);
        return onSend(values);
      }}
      onDone={(note) => {
        notice.success(t('dispatch.issue.shipped', { number: note.number }));
        onShipped(note);
      }}
      extra={extra}
    >
      <ShipmentFields isCold={isCold} />
    </FormPanel>
  );
};

const IssueBody = ({ proposal, onIssued, onShipped }: BodyProps) => {
  const t = useT();
  const notice = useNotice();
  const first = useFirstFocus();
  const [taken, setTaken] = useState<Taken>(() => proposedOf(proposal));
  const issue = useCommand(api.dispatch.issueNote);
  const short = useCommand(api.dispatch.shortPath);
  const { sign, dialog } = useSignature();
  const { orderId, actions, isCold } = proposal;
  const isShort = actions.shortPath === true;

  const send = async (go: (lines: Lines) => Promise<Answer<Issued>>) => {
    const asked = takenLines(proposal, taken);
    return asked.ok ? go(asked.value) : asked;
  };
  const issueOnly = async () => {
    const answer = await send((lines) => issue.run({ orderId, lines }));
    if (!notice.accept(answer) || !answer.ok) return;
    notice.success(t('dispatch.issue.done', { number: answer.value.number }));
    onIssued(answer.value);
  };
  const ship = (values: ShipmentValues) =>
    send((lines) => sign((signed) => short.run({ orderId, lines, ...shipmentOf(values), ...signed })));
  const issueButton = (
    <ActionButton
      type={isShort ? 'default' : 'primary'}
      {...(isShort ? {} : first)}
      state={actions.issue}
      loading={issue.isBusy}
      onClick={() => void issueOnly()}
    >
      {t('dispatch.steps.issue')}
    </ActionButton>
  );
  return (
    <>
      <Parties proposal={proposal} />
      <p className="td-panel-state-hint">{t('dispatch.issue.hint')}</p>
      <IssueLines proposal={proposal} taken={taken} onChange={setTaken} />
      {proposal.lines.some(({ shortQty }) => shortQty > 0) && (
        <p className="td-panel-state-hint">{t('dispatch.issue.restHint')}</p>
      )}
      {isShort ? (
        <ShortPath isCold={isCold} onSend={ship} onShipped={onShipped} extra={issueButton} />
      ) : (
        <div className="td-form-buttons td-form-foot">
          {issueButton}
          <ActionButton state={actions.shortPath}>{t('dispatch.steps.shortPath')}</ActionButton>
        </div>
      )}
      {dialog}
    </>
  );
};

type Props = Done & { readonly orderId: number; readonly entry: number; readonly onClose: () => void };

export const IssuePanel = ({ orderId, entry, onClose, ...done }: Props) => {
  const t = useT();
  const found = useRead(['dispatch.proposeNote', orderId], () => api.dispatch.proposeNote({ orderId }), {
    tables: noteTables,
  });
  const proposal = found.value;
  return (
    <SidePanel title={proposal?.number ?? ''} extra={proposal?.buyerName} width={520} entry={entry} onClose={onClose}>
      {!proposal && found.isLoading && <PanelLoading />}
      {!proposal && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {proposal?.lines.length === 0 && <PanelMessage title={t('dispatch.issue.nothing')} />}
      {proposal && proposal.lines.length > 0 && (
        // What others took meanwhile makes another proposal: the typed one would be refused anyway.
        <IssueBody key={JSON.stringify(proposal.lines)} proposal={proposal} {...done} />
      )}
    </SidePanel>
  );
};
