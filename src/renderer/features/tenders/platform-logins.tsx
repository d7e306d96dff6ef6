/** How one logs in to the platform of a tender: the log-in name is copied, secrets are looked up on the account. */
import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { useTabActions } from '../../ui/tab-actions';
import { accountTables, useCopy } from './paper-words';

const tenderTable = ['tender'];

const Logins = ({ platform }: { readonly platform: string }) => {
  const t = useT();
  const copy = useCopy();
  const { openTab } = useTabActions();
  const ask = () => api.platformAccounts.logins({ platform });
  const found = useRead(['platformAccounts.logins', platform], ask, { tables: accountTables });
  const { value } = found;
  if (!value) return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  if (value.length === 0) return <p className="td-quiet">{t('platformAccounts.noneHere', { platform })}</p>;
  return (
    <ul className="td-rows">
      {value.map(({ id, loginName, site, caName, caExpiresOn }) => (
        <li key={id}>
          <code>{loginName}</code>
          {site !== '' && <span>{site}</span>}
          {caName !== '' && <span>{[caName, caExpiresOn ?? ''].filter(Boolean).join(' · ')}</span>}
          <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copy(loginName)}>
            {t('platformAccounts.copyLogin')}
          </Button>
          <Button size="small" onClick={() => openTab({ key: 'platformAccounts', screen: 'platformAccounts' })}>
            {t('platformAccounts.title')}
          </Button>
        </li>
      ))}
    </ul>
  );
};

const PlatformLogins = ({ tenderId }: { readonly tenderId: number }) => {
  const t = useT();
  const ask = () => api.tenders.get({ tenderId });
  const found = useRead(['tenders.get', tenderId, 'platform'], ask, { tables: tenderTable });
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const { platform } = found.value.tender;
  if (platform === '') return <p className="td-quiet">{t('platformAccounts.noPlatform')}</p>;
  return <Logins platform={platform} />;
};

export default PlatformLogins;
