/** The import of a spreadsheet: choose the file, match its columns, look at the check, done. */
import { Button, Result, Steps } from 'antd';
import { useState } from 'react';
import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportDone } from '../../../shared/contract/imports.contract';
import { formatCount } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { CheckStep } from './check-step';
import { FileStep, type Chosen } from './file-step';
import { MappingStep, type Mapping } from './mapping-step';

type Stage =
  | { readonly step: 'file' }
  | { readonly step: 'mapping'; readonly chosen: Chosen }
  | { readonly step: 'check'; readonly chosen: Chosen; readonly mapping: Mapping }
  | { readonly step: 'done'; readonly done: ImportDone };

const steps = ['file', 'mapping', 'check', 'done'] as const;

type DoneProps = { readonly done: ImportDone; readonly onAgain: () => void } & Pick<Props, 'onRuns' | 'onGaps'>;

const DoneStep = ({ done, onAgain, onRuns, onGaps }: DoneProps) => {
  const t = useT();
  const { added, changed, skipped } = done;
  const parts = [
    t('imports.done.added', { count: formatCount(added) }),
    ...(changed > 0 ? [t('imports.done.changed', { count: formatCount(changed) })] : []),
    t('imports.done.skipped', { count: formatCount(skipped) }),
  ];
  return (
    <Result
      status="success"
      title={t('imports.done.title')}
      subTitle={parts.join(' · ')}
      extra={
        <>
          <Button onClick={onRuns}>{t('imports.done.runs')}</Button>
          <Button onClick={onGaps}>{t('imports.done.gaps')}</Button>
          <Button type="primary" autoFocus onClick={onAgain}>
            {t('imports.done.again')}
          </Button>
        </>
      }
    />
  );
};

type Props = {
  /** The kind that whoever opened the screen had in mind. */
  readonly wanted: ImportTarget | undefined;
  readonly onRuns: () => void;
  readonly onGaps: () => void;
};

export const WizardTab = ({ wanted, onRuns, onGaps }: Props) => {
  const t = useT();
  const [stage, setStage] = useState<Stage>({ step: 'file' });
  const again = () => setStage({ step: 'file' });
  return (
    <div className="td-import">
      <Steps
        size="small"
        current={steps.indexOf(stage.step)}
        items={steps.map((step) => ({ title: t(`imports.steps.${step}`) }))}
      />
      {stage.step === 'file' && (
        <FileStep wanted={wanted} onChosen={(chosen) => setStage({ step: 'mapping', chosen })} />
      )}
      {stage.step === 'mapping' && (
        <MappingStep
          chosen={stage.chosen}
          onBack={again}
          onMapped={(mapping) => setStage({ step: 'check', chosen: stage.chosen, mapping })}
        />
      )}
      {stage.step === 'check' && (
        <CheckStep
          chosen={stage.chosen}
          mapping={stage.mapping}
          onBack={() => setStage({ step: 'mapping', chosen: stage.chosen })}
          onDone={(done) => setStage({ step: 'done', done })}
        />
      )}
      {stage.step === 'done' && <DoneStep done={stage.done} onAgain={again} onRuns={onRuns} onGaps={onGaps} />}
    </div>
  );
};
