/** One credential beside the list: what it says, whom its end hurts, what it was, who has the original, its files. */
import { Button, Tabs } from 'antd';
import { Fragment, useState } from 'react';
import type { CredentialDetail, CredentialRow, LoanRow } from '../../../shared/contract/credentials.contract';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { MoreMenu } from '../../ui/action-menu';
import { Attachments } from '../../ui/attachments';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import { CredentialWindow, type CredentialStep } from './credential-forms';
import { GiveBack, LoanTag } from './loans.view';
import { credentialTables, kindLooks, levelLooks } from './paper-words';
import './papers.css';

type DetailProps = { readonly detail: CredentialDetail };

const Facts = ({ detail: { credential } }: DetailProps) => {
  const t = useT();
  const { kind, number, holder, productName, platform, issuedOn, expiresOn, keptAt, note, retireReason } = credential;
  const lent =
    credential.lentTo === ''
      ? ''
      : t('credentials.lentLine', { borrower: credential.lentTo, dueOn: credential.lentUntil ?? '' });
  const facts = [
    [t('credentials.columns.kind'), t(kindLooks[kind].label)],
    [t('credentials.columns.number'), number],
    [t('credentials.columns.holder'), holder],
    [t('credentials.columns.productName'), productName],
    [t('credentials.columns.platform'), platform],
    [t('credentials.columns.issuedOn'), issuedOn ?? ''],
    [t('credentials.columns.expiresOn'), expiresOn ?? t('credentials.longTerm')],
    [t('credentials.columns.keptAt'), keptAt],
    [t('credentials.columns.lentTo'), lent],
    [t('credentials.columns.note'), note],
    [t('credentials.columns.retireReason'), retireReason],
  ] as const;
  return (
    <dl className="td-facts">
      {facts.map(([label, text]) =>
        text === '' ? null : (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
};

const Hurts = ({ detail: { hurts } }: DetailProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  if (hurts.length === 0) return <p className="td-quiet">{t('credentials.noHurts')}</p>;
  return (
    <ul className="td-rows">
      {hurts.map(({ tenderId, number, title, neededOn, because }) => (
        <li key={tenderId}>
          <span>
            <Button
              type="link"
              size="small"
              onClick={() =>
                openTab({ key: `tender/${tenderId}`, screen: 'tender', title: number, params: { tenderId } })
              }
            >
              {title}
            </Button>
          </span>
          <StateTag>{t(`credentials.because.${because}`)}</StateTag>
          <span>{t('credentials.neededOn', { day: neededOn })}</span>
        </li>
      ))}
    </ul>
  );
};

const Terms = ({ detail: { terms } }: DetailProps) => {
  const t = useT();
  return (
    <ul className="td-rows">
      {terms.map(({ id, number, issuedOn, expiresOn, notedBy }) => (
        <li key={id}>
          <span>{number}</span>
          <span>{[issuedOn ?? '', expiresOn ?? t('credentials.longTerm')].filter(Boolean).join(' – ')}</span>
          <span>{notedBy}</span>
        </li>
      ))}
    </ul>
  );
};

const Loans = ({ detail: { loans } }: DetailProps) => {
  const t = useT();
  const [closing, setClosing] = useState<LoanRow>();
  if (loans.length === 0) return <p className="td-quiet">{t('credentials.loans.empty')}</p>;
  return (
    <>
      <ul className="td-rows">
        {loans.map((loan) => (
          <li key={loan.id}>
            <span>
              {loan.borrower} · {loan.purpose} {loan.tenderNumber}
            </span>
            <span>{`${loan.lentOn} – ${loan.returnedOn ?? loan.dueOn}`}</span>
            <LoanTag loan={loan} />
            {loan.returnedOn === null && (
              <ActionButton size="small" state={loan.actions.giveBack} onClick={() => setClosing(loan)}>
                {t('credentials.act.giveBack')}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {closing && <GiveBack loan={closing} onClose={() => setClosing(undefined)} />}
    </>
  );
};

const Files = ({ credentialId }: { readonly credentialId: number }) => (
  <Attachments files={useAttachments('credential', credentialId)} firstKind="credential_copy" />
);

const Details = ({ detail }: DetailProps) => {
  const t = useT();
  const { credential, hurts, history } = detail;
  const label = t('credentials.tabs.hurts');
  const items = [
    { key: 'facts', label: t('credentials.tabs.facts'), children: <Facts detail={detail} /> },
    { key: 'hurts', label: hurts.length > 0 ? `${label} ${hurts.length}` : label, children: <Hurts detail={detail} /> },
    { key: 'files', label: t('credentials.tabs.files'), children: <Files credentialId={credential.id} /> },
    { key: 'loans', label: t('credentials.tabs.loans'), children: <Loans detail={detail} /> },
    { key: 'terms', label: t('credentials.tabs.terms'), children: <Terms detail={detail} /> },
    {
      ...{ key: 'history', label: t('credentials.tabs.history') },
      children: <HistoryList title={t('credentials.tabs.history')} rows={history} words="credentials.actions" />,
    },
  ];
  return <Tabs size="small" items={items} />;
};

type StepsProps = { readonly credential: CredentialRow; readonly onAsk: (step: CredentialStep) => void };

const Steps = ({ credential: { actions }, onAsk }: StepsProps) => {
  const t = useT();
  const entry = (key: CredentialStep) => ({
    ...{ key, label: t(`credentials.act.${key}`), state: actions[key], isDanger: key === 'retire' },
    onRun: () => onAsk(key),
  });
  return (
    <>
      <ActionButton type="primary" state={actions.renew} onClick={() => onAsk('renew')}>
        {t('credentials.act.renew')}
      </ActionButton>
      <ActionButton state={actions.lend} onClick={() => onAsk('lend')}>
        {t('credentials.act.lend')}
      </ActionButton>
      <MoreMenu actions={[entry('change'), entry('retire')]} />
    </>
  );
};

type Props = { readonly credentialId: number; readonly entry: number; readonly onClose: () => void };

export const CredentialPanel = ({ credentialId, entry, onClose }: Props) => {
  const t = useT();
  const [step, setStep] = useState<CredentialStep>();
  const ask = () => api.credentials.get({ credentialId });
  const found = useRead(['credentials.get', credentialId], ask, { tables: credentialTables });
  const { value } = found;
  const look = value && levelLooks[value.credential.level];
  return (
    <SidePanel
      title={value?.credential.name ?? ''}
      extra={look && <StateTag tone={look.tone}>{t(look.label)}</StateTag>}
      width={480}
      entry={entry}
      footer={value && <Steps credential={value.credential} onAsk={setStep} />}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Details detail={value} />}
      {value && step && (
        <CredentialWindow step={step} credential={value.credential} onClose={() => setStep(undefined)} />
      )}
    </SidePanel>
  );
};
