/** Panels of this feature beside another screen, each with the windows of its steps. */
import { useState } from 'react';
import type { AgreementRow } from '../../../shared/contract/awards.contract';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import type { RecordPanelProps } from '../../ui/record-panels';
import { type AgreementStep, agreementWindows } from './agreement-forms';
import { AgreementPanel } from './agreement-panel';
import { DepositPanel } from './deposit-panel';
import { DocumentPanel } from './document-panel';
import { documentTables } from './paper-words';
import { useDepositAsk } from './use-deposit-steps';

export const DepositBeside = ({ id, entry, onClose }: RecordPanelProps) => {
  const { ask, window } = useDepositAsk();
  return (
    <>
      <DepositPanel depositId={id} entry={entry} onAsk={ask} onClose={onClose} />
      {window}
    </>
  );
};

export const AgreementBeside = ({ id, entry, onClose }: RecordPanelProps) => {
  const [asked, setAsked] = useState<{ readonly step: AgreementStep; readonly row: AgreementRow }>();
  const Window = asked && agreementWindows[asked.step];
  return (
    <>
      <AgreementPanel agreementId={id} entry={entry} onAsk={(step, row) => setAsked({ step, row })} onClose={onClose} />
      {Window && <Window row={asked.row} onClose={() => setAsked(undefined)} />}
    </>
  );
};

/** A paper of the checklist of its tender. */
export const DocumentBeside = ({ id, documentId: tenderId, entry, onClose }: RecordPanelProps) => {
  const ask = () => api.tenderDocuments.ofTender({ tenderId });
  const { value } = useRead(['tenderDocuments.ofTender', tenderId], ask, { tables: documentTables });
  const paper = value?.rows.find((one) => one.id === id);
  return paper ? <DocumentPanel paper={paper} entry={entry} onClose={onClose} /> : null;
};
