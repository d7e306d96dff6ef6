/** Preview on exact paper with the choice of the paper and the button that prints. */
import { PrinterOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { ActionButton } from '../action-button';
import { useT } from '../i18n';
import { usePerson } from '../person';
import { PanelLoading, PanelRefused } from '../panel-state';
import type { ShownProblem } from '../problem-text';
import { type DocumentPaper, documentPapers } from './paper-parts';
import './print-desk.css';

/** The paper that a person chose last, kept in this browser. */
export const useChosenPaper = () => {
  const key = `tongdan.print.${usePerson()}.paper`;
  const [paper, setPaper] = useState<DocumentPaper>(
    () => documentPapers.find((one) => one === window.localStorage.getItem(key)) ?? 'a4',
  );
  const choose = (next: DocumentPaper) => {
    window.localStorage.setItem(key, next);
    setPaper(next);
  };
  return [paper, choose] as const;
};

type Props = {
  /** Other choices of the paper's head, e.g. which paper of the document. */
  readonly choices?: ReactNode;
  readonly problem: ShownProblem | undefined;
  readonly onRetry: () => void;
  readonly isPrinting: boolean;
  readonly onPrint: () => void;
  /** The sheet on a paper; undefined while it is read. */
  readonly sheet: ((paper: DocumentPaper) => ReactNode) | undefined;
};

export const PrintDesk = ({ choices, problem, onRetry, isPrinting, onPrint, sheet }: Props) => {
  const t = useT();
  const [paper, setPaper] = useChosenPaper();
  return (
    <div className="td-print-screen">
      <header>
        {choices}
        <Segmented<DocumentPaper>
          aria-label={t('shell.print.paper')}
          value={paper}
          onChange={setPaper}
          options={documentPapers.map((value) => ({ value, label: t(`shell.print.papers.${value}`) }))}
        />
        {sheet && (
          <ActionButton type="primary" icon={<PrinterOutlined />} loading={isPrinting} onClick={onPrint}>
            {t('common.actions.print')}
          </ActionButton>
        )}
      </header>
      <div className="td-print-stage" role="region" tabIndex={0} aria-label={t('shell.print.preview')}>
        {!sheet && !problem && <PanelLoading />}
        {!sheet && problem && <PanelRefused problem={problem} onRetry={onRetry} />}
        {sheet?.(paper)}
      </div>
    </div>
  );
};
