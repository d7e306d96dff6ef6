import { Alert, Button } from 'antd';
import { useT } from '../i18n';

/** One field that somebody else changed meanwhile. */
export type FieldConflict = { readonly label: string; readonly theirs: string; readonly mine: string };

type Props = {
  readonly conflicts: readonly FieldConflict[];
  readonly onUseMine: () => void;
  readonly onKeepTheirs: () => void;
};

/** Somebody else saved first: field by field what stands there now and what was typed, and the choice. */
export const ConflictAlert = ({ conflicts, onUseMine, onKeepTheirs }: Props) => {
  const t = useT();
  const lines = conflicts.map((conflict) => <div key={conflict.label}>{t('shell.form.conflictHint', conflict)}</div>);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('shell.form.conflict')}
      description={
        <>
          {lines}
          <div className="td-form-buttons">
            <Button onClick={onUseMine}>{t('shell.form.useMine')}</Button>
            <Button onClick={onKeepTheirs}>{t('shell.form.keepTheirs')}</Button>
          </div>
        </>
      }
    />
  );
};
