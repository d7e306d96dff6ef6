/** Copies the log-in name for the platform of a tender; a secret never comes here. */
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTabActions } from '../../ui/tab-actions';
import { tenderTab } from './tender-words';

type Tender = Pick<TenderRow, 'id' | 'title' | 'platform'>;

/** Undefined for who may not read accounts. Of several accounts one is chosen on the page of the tender. */
export const useCopyLogin = (): ((tender: Tender) => Promise<void>) | undefined => {
  const t = useT();
  const notice = useNotice();
  const mayRead = useMay('platformAccounts.read');
  const { openTab } = useTabActions();
  const copy = async ({ id, title, platform }: Tender) => {
    if (platform === '') return notice.warning(t('platformAccounts.noPlatform'));
    const found = await api.platformAccounts.logins({ platform });
    if (!found.ok) return notice.problem(found.problem);
    const [one, ...others] = found.value;
    if (one === undefined) return notice.warning(t('platformAccounts.noneHere', { platform }));
    if (others.length > 0) {
      notice.warning(t('platformAccounts.several', { platform, count: found.value.length }));
      return openTab(tenderTab({ id, title }, 'logins'));
    }
    const { loginName } = one;
    try {
      await navigator.clipboard.writeText(loginName);
      notice.success(t('platformAccounts.copiedLogin', { platform, loginName }));
    } catch {
      notice.warning(t('platformAccounts.loginIs', { platform, loginName }));
    }
  };
  return mayRead ? copy : undefined;
};
