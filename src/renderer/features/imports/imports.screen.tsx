/** The import of a spreadsheet: choose the file, match its columns, look at the check, done. */
import { Button, Result, Steps } from 'antd';
import { useState } from 'react';
import type { ImportDone } from '../../../shared/contract/imports.contract';
import { formatCount } from '../../../shared/domain/format';
import { useT } from '../../ui/i18n';
import { CheckStep } from './check-step';
import { FileStep, type Chosen } from './file-step';
import { MappingStep, type Mapping } from './mapping-step';
import './imports.css';

type Stage =
  | { readonly step: 'file' }
  | { readonly step: 'mapping'; readonly chosen: Chosen }
  | { readonly step: 'check'; readonly chosen: Chosen; readonly mapping: Mapping }
  | { readonly step: 'done'; readonly done: ImportDone };

const steps = ['file', 'mapping', 'check', 'done'] as const;

const DoneStep = ({ done, onAgain }: { readonly done: ImportDone; readonly onAgain: () => void }) => {
  const t = useT();
  const added = t('imports.done.added', { count: formatCount(done.added) });
  const skipped = t('imports.done.skipped', { count: formatCount(done.skipped) });
  return (
    <Result
      status="success"
      title={t('imports.done.title')}
      subTitle={`${added} · ${skipped}`}
      extra={
        <Button type="primary" autoFocus onClick={onAgain}>
          {t('imports.done.again')}
        </Button>
      }
    />
  );
};

const ImportsScreen = () => {
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
      {stage.step === 'file' && <FileStep onChosen={(chosen) => setStage({ step: 'mapping', chosen })} />}
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
      {stage.step === 'done' && <DoneStep done={stage.done} onAgain={again} />}
    </div>
  );
};

export default ImportsScreen;
