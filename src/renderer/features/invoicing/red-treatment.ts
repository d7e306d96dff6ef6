import type { BlueDetail } from '../../../shared/contract/red-letters.schemas';
import { formatPercent } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';

type Treatment = BlueDetail['treatments'][number];

/** A tax treatment in words: its rate and its method 计税方法; of what is exempt only that. */
export const useTreatmentText = () => {
  const t = useT();
  return ({ rateBp, method }: Treatment): string => {
    const text = t(`ledger.methods.${method}`);
    return method === 'exempt'
      ? text
      : t('redLetters.correct.treatmentOf', { rate: formatPercent(rateBp), method: text });
  };
};
