/** One line above the desk: what came in and went out since yesterday. Each part opens the rows that it counts. */
import { Button } from 'antd';
import { formatCount } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';
import { listTab, useTabActions } from '../../ui/tab-actions';
import { deskTables } from './desk-words';

export const SinceStrip = ({ isWanted }: { readonly isWanted: boolean }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { value } = useRead(['desks.since'], () => api.desks.since({}), { tables: deskTables, isWanted });
  const lines = value?.filter(({ count }) => count > 0) ?? [];
  return (
    <p className="td-desk-since">
      <span className="td-quiet">{t('desks.since.title')}</span>
      {value && lines.length === 0 && <span className="td-quiet">{t('desks.since.nothing')}</span>}
      {lines.map(({ key, count, isCapped, ...list }) => (
        <Button key={key} type="link" size="small" onClick={() => openTab(listTab(list))}>
          {t(`desks.since.${key}`)} <b>{`${formatCount(count)}${isCapped ? '+' : ''}`}</b>
        </Button>
      ))}
    </p>
  );
};
