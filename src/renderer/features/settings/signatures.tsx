/** What the boss signed and took back: who, when, why. */
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

const tables = ['setting'];

export const Signatures = () => {
  const t = useT();
  const timeZone = useTimeZone();
  const rows = useRead(['settings.signatures'], () => api.settings.signatures({}), { tables }).value ?? [];
  return (
    <>
      <h3>{t('settings.dual.history')}</h3>
      {rows.length === 0 && <p className="td-settings-hint">{t('settings.dual.noHistory')}</p>}
      <ul className="td-rows">
        {rows.map(({ at, who, pair, isAllowed, reason }) => (
          <li key={`${at}/${pair}`}>
            <time dateTime={new Date(at).toISOString()}>{formatInstant(at, timeZone)}</time> {who}{' '}
            {t(`settings.dual.${pair}`)} – {t(isAllowed ? 'settings.dual.allowed' : 'settings.dual.separate')} {reason}
          </li>
        ))}
      </ul>
    </>
  );
};
