/** The blank workbook that is filled: which one is kept, since when, and how it is replaced. */
import { useState } from 'react';
import type { PlatformTemplate } from '../../../shared/contract/tax-platform.contract';
import { api } from '../../rpc/client';
import type { ClientProblem } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { formatInstant } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { ProblemAlert } from '../../ui/problem-alert';
import { useTimeZone } from '../../ui/time-zone';
import { PlatformDrop } from './platform-drop';
import { usePlatformUpload } from './platform-transfer';

const Kept = ({ template: { name, keptAt, keptBy, sheets } }: { readonly template: PlatformTemplate }) => {
  const t = useT();
  const at = formatInstant(keptAt, useTimeZone());
  return (
    <div>
      <strong>{t('taxPlatform.template.kept', { name, at, by: keptBy })}</strong>
      {sheets.map((sheet) => (
        <div key={sheet.name} className="td-quiet">
          {t('taxPlatform.template.sheet', sheet)}
        </div>
      ))}
    </div>
  );
};

export const PlatformTemplateBox = ({ template }: { readonly template: PlatformTemplate | null }) => {
  const t = useT();
  const notice = useNotice();
  const upload = usePlatformUpload();
  const keep = useCommand(api.taxPlatform.keepTemplate);
  const [reading, setReading] = useState<string>();
  const [problem, setProblem] = useState<ClientProblem>();
  const take = async (file: File) => {
    setProblem(undefined);
    setReading(file.name);
    const sent = await upload(file);
    const kept = sent.ok ? await keep.run({ fileId: sent.value }) : sent;
    setReading(undefined);
    if (kept.ok) notice.success(t('taxPlatform.template.done'));
    else setProblem(kept.problem);
  };
  return (
    <section className="td-platform-template" aria-label={t('taxPlatform.template.title')}>
      <h2>{t('taxPlatform.template.title')}</h2>
      {template ? <Kept template={template} /> : <p>{t('taxPlatform.template.none')}</p>}
      <PlatformDrop
        accept=".xlsx"
        text={template ? t('taxPlatform.template.replace') : t('taxPlatform.template.choose')}
        busy={reading === undefined ? undefined : t('taxPlatform.template.reading', { name: reading })}
        onFile={(file) => void take(file)}
      />
      <ProblemAlert problem={problem} />
    </section>
  );
};
