/** What can be done with a line of the countdown: the next step first, then the others, the page, the log-in name. */
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useCopyLogin } from './use-copy-login';
import type { useTenderSteps } from './use-tender-steps';

export const useLineActions = (steps: ReturnType<typeof useTenderSteps>) => {
  const t = useT();
  const copy = useCopyLogin();
  const actionsFor = (tender: TenderRow, next: RowAction): readonly RowAction[] => {
    const others = steps.actionsOf(tender).filter(({ key }) => key !== next.key);
    const isGrave = ({ isDanger }: RowAction) => isDanger === true;
    const open: RowAction = { key: 'open', label: t('tenders.act.open'), state: true, onRun: () => steps.open(tender) };
    const label = t('platformAccounts.copyLogin');
    const login: RowAction = { key: 'copyLogin', label, state: true, shortcut: 'C', onRun: () => void copy?.(tender) };
    return [
      { ...next, shortcut: 'Enter' },
      ...others
        .filter((one) => !isGrave(one))
        .map((one) => (one.key === 'followUp' ? { ...one, shortcut: 'F2' } : one)),
      ...(copy ? [open, login] : [open]),
      ...others.filter(isGrave),
    ];
  };
  return { actionsFor, copy };
};
