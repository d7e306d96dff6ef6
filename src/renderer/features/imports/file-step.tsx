/** The first step: what to import, and the file. */
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Progress, Segmented, Upload as FileDrop } from 'antd';
import { useState } from 'react';
import {
  importPermissions,
  importTargets,
  openingTargets,
  type ImportTarget,
} from '../../../shared/contract/import-fields';
import type { ImportPreview } from '../../../shared/contract/imports.contract';
import { mayDo } from '../../../shared/domain/permissions';
import { api } from '../../rpc/client';
import { saveFile } from '../../rpc/host';
import { useMe, useMayState } from '../../rpc/me';
import type { ClientProblem } from '../../rpc/problem';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import { templateFile } from './template-file';
import { useOpening } from './use-opening';
import { useUpload } from './use-upload';

export type Chosen = {
  readonly target: ImportTarget;
  readonly fileId: string;
  readonly fileName: string;
  readonly preview: ImportPreview;
};

const TemplateButton = ({ target }: { readonly target: ImportTarget }) => {
  const t = useT();
  const notice = useNotice();
  const save = async () => {
    const name = t('imports.file.templateName', { target: t(`imports.targets.${target}`) });
    notice.accept(await saveFile(name, await templateFile(t, target)));
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void save()}>
      {t('imports.file.template')}
    </Button>
  );
};

/** Those of the targets that the person may import. */
const useTargets = (): readonly ImportTarget[] => {
  const { posts } = useMe();
  return importTargets.filter((target) => mayDo(posts, importPermissions[target]));
};

type DropProps = { readonly target: ImportTarget; readonly onChosen: (chosen: Chosen) => void };

const Drop = ({ target, onChosen }: DropProps) => {
  const t = useT();
  const upload = useUpload();
  const [problem, setProblem] = useState<ClientProblem>();
  const [reading, setReading] = useState<string>();
  const take = async (file: File) => {
    setProblem(undefined);
    setReading(file.name);
    const sent = await upload.send(file);
    const preview = sent.ok ? await api.imports.preview({ fileId: sent.value, target }) : sent;
    setReading(undefined);
    if (!preview.ok) setProblem(preview.problem);
    else if (sent.ok) onChosen({ target, fileId: sent.value, fileName: file.name, preview: preview.value });
  };
  return (
    <>
      <FileDrop.Dragger
        accept=".csv,.txt,.xlsx,.xls"
        maxCount={1}
        showUploadList={false}
        disabled={reading !== undefined}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden style={{ fontSize: 28 }} />
        </p>
        <p>{reading === undefined ? t('imports.file.choose') : t('imports.file.reading', { name: reading })}</p>
        <p className="td-quiet">{t('imports.file.hint')}</p>
      </FileDrop.Dragger>
      {upload.percent !== undefined && (
        <Progress percent={upload.percent} aria-label={t('imports.file.uploading', { percent: upload.percent })} />
      )}
      <ProblemAlert problem={problem} />
    </>
  );
};

type Props = { readonly wanted: ImportTarget | undefined; readonly onChosen: (chosen: Chosen) => void };

export const FileStep = ({ wanted, onChosen }: Props) => {
  const t = useT();
  const targets = useTargets();
  const refused = useMayState('customers.write');
  const { signedOffOn } = useOpening();
  const [picked, setPicked] = useState<ImportTarget>();
  const target = [picked, wanted].find((one) => one !== undefined && targets.includes(one)) ?? targets[0];
  if (target === undefined) return refused === true ? null : <PanelRefused problem={refused} />;
  const isClosed = signedOffOn !== '' && openingTargets.includes(target);
  return (
    <section className="td-import-step">
      <div className="td-form-buttons">
        <Segmented<ImportTarget>
          aria-label={t('imports.file.what')}
          value={target}
          options={targets.map((value) => ({ value, label: t(`imports.targets.${value}`) }))}
          onChange={setPicked}
        />
        <TemplateButton target={target} />
      </div>
      {isClosed ? (
        <Alert type="info" showIcon title={t('imports.file.signedOff', { on: signedOffOn })} />
      ) : (
        <Drop target={target} onChosen={onChosen} />
      )}
    </section>
  );
};
