/** A statement file of the bank: what its columns mean, what of it is new, and the import. */
import { bankFields } from '../../../shared/domain/receivable-words';
import { InboxOutlined } from '@ant-design/icons';
import { Select, Upload as FileDrop } from 'antd';
import { useState } from 'react';
import type { BankColumns, BankPreview } from '../../../shared/contract/bank-files.contract';
import { api } from '../../rpc/client';
import type { ClientProblem } from '../../rpc/problem';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { ProblemAlert } from '../../ui/problem-alert';
import { useProblemText } from '../../ui/problem-text';
import { SidePanel } from '../../ui/side-panel';
import { useUpload } from './use-upload';
import './receivables.css';

type Found = { readonly fileId: string; readonly name: string; readonly preview: BankPreview };

const Columns = ({
  preview,
  onChange,
}: {
  readonly preview: BankPreview;
  readonly onChange: (to: BankColumns) => void;
}) => {
  const t = useT();
  const { header, columns } = preview;
  const options = header.map((text, value) => ({ value, label: text || String(value + 1) }));
  return (
    <div className="td-bank-columns">
      {bankFields.map((field) => (
        <label key={field}>
          {t(`receivables.bank.fields.${field}`)}
          <Select<number | null>
            aria-label={t(`receivables.bank.fields.${field}`)}
            style={{ width: '100%' }}
            value={columns[field]}
            options={[{ value: null, label: t('receivables.bank.unused') }, ...options]}
            onChange={(at) => onChange({ ...columns, [field]: at })}
          />
        </label>
      ))}
    </div>
  );
};

const Sample = ({ preview: { header, sample } }: { readonly preview: BankPreview }) => (
  <div className="td-bank-sample" role="region" tabIndex={0}>
    <table className="td-plain">
      <thead>
        <tr>
          {header.map((text, at) => (
            <th key={`${at}/${text}`}>{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sample.map((row, at) => (
          <tr key={`${at}/${row.join()}`}>
            {row.map((text, column) => (
              <td key={`${column}/${text}`}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Bad = ({ preview: { bad } }: { readonly preview: BankPreview }) => {
  const t = useT();
  const textOf = useProblemText();
  if (bad.length === 0) return null;
  return (
    <ul className="td-rows">
      {bad.map(({ row, problem }) => (
        <li key={row}>{t('receivables.bank.badRow', { row, text: textOf(problem) })}</li>
      ))}
    </ul>
  );
};

const useBankFile = () => {
  const upload = useUpload();
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<ClientProblem>();
  const [reading, setReading] = useState<string>();
  const look = async (file: { readonly fileId: string; readonly name: string }, columns: BankColumns | null) => {
    const answer = await api.bankFiles.preview({ fileId: file.fileId, columns });
    if (answer.ok) setFound({ fileId: file.fileId, name: file.name, preview: answer.value });
    else setProblem(answer.problem);
  };
  const take = async (file: File) => {
    setProblem(undefined);
    setReading(file.name);
    const sent = await upload(file);
    if (sent.ok) await look({ fileId: sent.value, name: file.name }, null);
    else setProblem(sent.problem);
    setReading(undefined);
  };
  return { found, problem, reading, take, look };
};

export const BankFilePanel = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const run = useCommand(api.bankFiles.run);
  const { found, problem, reading, take, look } = useBankFile();
  const send = async () => {
    if (!found) return;
    const answer = await run.run({ fileId: found.fileId, columns: found.preview.columns });
    if (!notice.accept(answer) || !answer.ok) return;
    notice.success(t('receivables.bank.done', answer.value));
    onClose();
  };
  const preview = found?.preview;
  const footer = preview && preview.fresh > 0 && (
    <ActionButton type="primary" loading={run.isBusy} onClick={() => void send()}>
      {t('receivables.bank.run', { count: preview.fresh })}
    </ActionButton>
  );
  return (
    <SidePanel title={t('receivables.bank.title')} extra={found?.name} footer={footer} width={640} onClose={onClose}>
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
        <p>{reading === undefined ? t('receivables.bank.choose') : t('receivables.bank.reading', { name: reading })}</p>
        <p className="td-quiet">{t('receivables.bank.hint')}</p>
      </FileDrop.Dragger>
      <ProblemAlert problem={problem} />
      {found && preview && (
        <>
          <h3>{t('receivables.bank.columns')}</h3>
          <Columns preview={preview} onChange={(columns) => void look(found, columns)} />
          <p>
            {t('receivables.bank.rows', { count: preview.rows })} ·{' '}
            {t('receivables.bank.summary', {
              fresh: preview.fresh,
              fen: preview.freshFen,
              known: preview.known,
              outgoing: preview.outgoing,
              bad: preview.badRows,
            })}
          </p>
          {preview.fresh === 0 && <p className="td-receivable-warning">{t('receivables.bank.nothing')}</p>}
          <Bad preview={preview} />
          <Sample preview={preview} />
        </>
      )}
    </SidePanel>
  );
};
