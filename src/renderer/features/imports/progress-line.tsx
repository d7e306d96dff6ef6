/** What the engine is doing with a file, how far it is, and the way out. */
import { Button, Progress as Bar } from 'antd';
import { formatCount } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useProgress, type Progress } from './use-progress';

const percentOf = ({ done, total }: Progress): number => (total > 0 ? Math.round((done / total) * 100) : 0);

export const ProgressLine = ({ fileId }: { readonly fileId: string }) => {
  const t = useT();
  const notice = useNotice();
  const progress = useProgress(fileId, true);
  const cancel = useCommand(api.imports.cancel);
  const phase = progress?.phase ?? 'reading';
  const params = { done: formatCount(progress?.done ?? 0), total: formatCount(progress?.total ?? 0) };
  const stop = async () => {
    const answer = await cancel.run({ fileId });
    if (notice.accept(answer) && answer.ok && !answer.value.isCancelled) notice.warning(t('imports.progress.tooLate'));
  };
  return (
    <div className="td-import-progress" role="status" aria-live="polite">
      <span>{t(`imports.progress.${phase}`, params)}</span>
      <Bar
        percent={progress ? percentOf(progress) : 0}
        status="active"
        showInfo={phase === 'checking'}
        aria-label={t(`imports.progress.${phase}`, params)}
      />
      <Button onClick={() => void stop()} disabled={phase === 'writing'} loading={cancel.isBusy}>
        {t('imports.progress.cancel')}
      </Button>
    </div>
  );
};
