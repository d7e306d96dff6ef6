/** The checks of an advance with their numbers, as they are now. */
import { Alert } from 'antd';
import type { AdvanceLook } from '../../../shared/contract/invoicing-shapes';
import { formatFen } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { StateTag, type Tone } from '../../ui/state-tag';
import './requests.css';

const tones: Readonly<Record<AdvanceLook['checks'][number]['level'], Tone>> = {
  pass: 'good',
  raise: 'warning',
  block: 'bad',
};

export const AdvanceChecks = ({ look }: { readonly look: AdvanceLook }) => {
  const t = useT();
  const wordsOf = (params: AdvanceLook['checks'][number]['params']) => {
    const { exposureFen = 0, limitFen = 0, kinds = '' } = params;
    const named = String(kinds)
      .split(',')
      .filter(Boolean)
      .map((key) => t(key as Parameters<typeof t>[0]))
      .join(t('common.listSeparator'));
    return { ...params, exposure: formatFen(Number(exposureFen)), limit: formatFen(Number(limitFen)), kinds: named };
  };
  const sums = { writtenOff: formatFen(look.writtenOffFen), open: formatFen(look.openFen) };
  return (
    <div aria-live="polite">
      <ul className="td-request-checks">
        {look.checks.map(({ code, level, params }) => (
          <li key={code}>
            <StateTag tone={tones[level]}>{t(`invoicing.checks.${code}.name`)}</StateTag>{' '}
            {t(`invoicing.checks.${code}.${level}`, wordsOf(params))}
          </li>
        ))}
      </ul>
      <p>{t('invoicing.advance.writtenOff', sums)}</p>
      {look.isBlocked ? (
        <Alert type="error" showIcon title={t('invoicing.advance.blocked')} />
      ) : (
        <p>{t('invoicing.advance.approver', { post: t(`posts.${look.approver}`) })}</p>
      )}
    </div>
  );
};
