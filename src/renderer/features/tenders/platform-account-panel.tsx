/** One account beside the list: how one logs in, its secrets on demand, its codes, who looked. */
import { CopyOutlined } from '@ant-design/icons';
import { Alert, Button, Tabs } from 'antd';
import { Fragment, useState } from 'react';
import type { PlatformAccountDetail, PlatformAccountRow } from '../../../shared/contract/platform-accounts.contract';
import { formatInstant } from '../../../shared/domain/format';
import { secretFields, type SecretField } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import { accountTables, useCopy } from './paper-words';
import { ChangeAccount, EnterSecret } from './platform-account-forms';
import { PlatformCodes } from './platform-codes';
import { SecretLine } from './secret-line';

type DetailProps = { readonly detail: PlatformAccountDetail };

const Facts = ({ detail: { account, secrets } }: DetailProps) => {
  const t = useT();
  const copy = useCopy();
  const timeZone = useTimeZone();
  const [entered, setEntered] = useState<SecretField>();
  const column = (name: 'province' | 'site' | 'contact' | 'remark') =>
    [t(`platformAccounts.columns.${name}`), account[name]] as const;
  const ca = [account.caName, account.caExpiresOn ?? ''].filter(Boolean).join(' · ');
  const facts = [
    column('province'),
    column('site'),
    [t('platformAccounts.columns.ca'), ca],
    column('contact'),
    column('remark'),
  ];
  const isLost = account.password === 'keyLost' || account.caPin === 'keyLost';
  return (
    <>
      {isLost && <Alert type="warning" showIcon title={t('platformAccounts.keyLost')} />}
      <dl className="td-facts">
        <dt>{t('platformAccounts.columns.loginName')}</dt>
        <dd className="td-secret">
          <code>{account.loginName}</code>
          <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copy(account.loginName)}>
            {t('platformAccounts.copyLogin')}
          </Button>
        </dd>
        {secretFields.map((field) => {
          const known = secrets.find((one) => one.field === field);
          return (
            <Fragment key={field}>
              <dt>{t(`platformAccounts.fields.${field}`)}</dt>
              <dd className="td-secret">
                <SecretLine account={account} field={field} onEnter={() => setEntered(field)} />
                {known && (
                  <small>
                    {t('platformAccounts.setBy', { who: known.setBy, at: formatInstant(known.setAt, timeZone) })}
                  </small>
                )}
              </dd>
            </Fragment>
          );
        })}
        {facts.map(([label, text]) =>
          text === '' ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </Fragment>
          ),
        )}
      </dl>
      <p className="td-quiet">{t('platformAccounts.hints.secret')}</p>
      {entered && <EnterSecret account={account} field={entered} onClose={() => setEntered(undefined)} />}
    </>
  );
};

const Looks = ({ detail: { looks } }: DetailProps) => {
  const t = useT();
  const timeZone = useTimeZone();
  if (looks.length === 0) return <p className="td-quiet">{t('platformAccounts.looksEmpty')}</p>;
  return (
    <ul className="td-rows">
      {looks.map(({ id, field, who, at }) => (
        <li key={id}>
          <span>{who}</span>
          <span>{t(`platformAccounts.fields.${field}`)}</span>
          <time>{formatInstant(at, timeZone)}</time>
        </li>
      ))}
    </ul>
  );
};

const Details = ({ detail }: DetailProps) => {
  const t = useT();
  const history = (
    <HistoryList title={t('platformAccounts.tabs.history')} rows={detail.history} words="platformAccounts.actions" />
  );
  const items = [
    { key: 'facts', label: t('platformAccounts.tabs.facts'), children: <Facts detail={detail} /> },
    { key: 'codes', label: t('platformAccounts.tabs.codes'), children: <PlatformCodes detail={detail} /> },
    { key: 'looks', label: t('platformAccounts.tabs.looks'), children: <Looks detail={detail} /> },
    { key: 'history', label: t('platformAccounts.tabs.history'), children: history },
  ];
  return <Tabs size="small" items={items} />;
};

const Steps = ({ account }: { readonly account: PlatformAccountRow }) => {
  const t = useT();
  const notice = useNotice();
  const disable = useCommand(api.platformAccounts.setDisabled);
  const [isChanging, setIsChanging] = useState(false);
  const { id: accountId, version, isDisabled, actions } = account;
  const key = isDisabled ? 'enable' : 'disable';
  const turn = async () => {
    const answer = await disable.run({ accountId, version, isDisabled: !isDisabled });
    if (notice.accept(answer)) notice.success(t(`platformAccounts.done.${key}`));
  };
  return (
    <>
      <ActionButton state={actions.change} onClick={() => setIsChanging(true)}>
        {t('platformAccounts.act.change')}
      </ActionButton>
      <ActionButton state={actions[key]} danger={!isDisabled} onClick={() => void turn()}>
        {t(`platformAccounts.act.${key}`)}
      </ActionButton>
      {isChanging && <ChangeAccount account={account} onClose={() => setIsChanging(false)} />}
    </>
  );
};

type Props = { readonly accountId: number; readonly entry: number; readonly onClose: () => void };

export const PlatformAccountPanel = ({ accountId, entry, onClose }: Props) => {
  const t = useT();
  const ask = () => api.platformAccounts.get({ accountId });
  const found = useRead(['platformAccounts.get', accountId], ask, { tables: accountTables });
  const { value } = found;
  return (
    <SidePanel
      title={value?.account.platform ?? ''}
      extra={value?.account.isDisabled && <StateTag>{t('platformAccounts.states.disabled')}</StateTag>}
      width={480}
      entry={entry}
      footer={value && <Steps account={value.account} />}
      onClose={onClose}
    >
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && <Details detail={value} />}
    </SidePanel>
  );
};
