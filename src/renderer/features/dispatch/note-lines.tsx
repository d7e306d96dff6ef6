import { useState } from 'react';
import type { NoteDetail, NoteLine } from '../../../shared/contract/dispatch-shapes';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { StateTag } from '../../ui/state-tag';
import { ReplaceLot } from './replace-lot';

const Marks = ({ line }: { readonly line: NoteLine }) => {
  const t = useT();
  return (
    <>
      {line.isControlled && <StateTag tone="warning">{t('dispatch.line.controlled')}</StateTag>}{' '}
      {(line.storageClass === 'cold' || line.storageClass === 'frozen') && (
        <StateTag tone="info">{t('dispatch.line.cold')}</StateTag>
      )}{' '}
      {line.lotStatus === 'locked' && <StateTag tone="bad">{t('dispatch.line.locked')}</StateTag>}
    </>
  );
};

const RejectedCells = ({ line: { refusedQty, shortQty, signReason } }: { readonly line: NoteLine }) => (
  <>
    <td className="td-number">{refusedQty > 0 && <QtyText qty={refusedQty} />}</td>
    <td className="td-number">{shortQty > 0 && <QtyText qty={shortQty} />}</td>
    <td>{signReason}</td>
  </>
);

/** The lines of a note with lots and what is counted; a lot may be replaced until the goods leave. */
export const NoteLines = ({ detail }: { readonly detail: NoteDetail }) => {
  const t = useT();
  const { note, lines } = detail;
  const [replacing, setReplacing] = useState<NoteLine>();
  const mayReplace = note.actions.replaceLot;
  const hasRejected = lines.some(({ refusedQty, shortQty }) => refusedQty + shortQty > 0);
  const isOver = mayReplace !== true && mayReplace.code === 'STATE_CONFLICT';
  return (
    <>
      <table className="td-plain">
        <thead>
          <tr>
            <th>{t('dispatch.line.no')}</th>
            <th>{t('dispatch.line.product')}</th>
            <th>{t('dispatch.line.lot')}</th>
            <th>{t('dispatch.line.expiresOn')}</th>
            <th>{t('dispatch.line.location')}</th>
            <th className="td-number">{t('dispatch.line.qty')}</th>
            <th className="td-number">{t('dispatch.line.counted')}</th>
            {hasRejected && <th className="td-number">{t('dispatch.sign.refused')}</th>}
            {hasRejected && <th className="td-number">{t('dispatch.sign.short')}</th>}
            {hasRejected && <th>{t('dispatch.sign.reason')}</th>}
            {!isOver && <th aria-label={t('common.words.actions')} />}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>{line.lineNo}</td>
              <td>
                {line.productName} {line.specification} <Marks line={line} />
              </td>
              <td>{line.batchNo}</td>
              <td>{line.expiresOn}</td>
              <td>{line.location}</td>
              <td className="td-number">
                <QtyText qty={line.qty} /> {line.unit}
              </td>
              <td className="td-number">
                <QtyText qty={line.checkedQty} />
                {line.scanCount > 0 && <small> {t('dispatch.line.scanned', { count: line.scanCount })}</small>}
              </td>
              {hasRejected && <RejectedCells line={line} />}
              {!isOver && (
                <td>
                  <ActionButton size="small" type="text" state={mayReplace} onClick={() => setReplacing(line)}>
                    {t('dispatch.steps.replaceLot')}
                  </ActionButton>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ReplaceLot note={note} line={replacing} onClose={() => setReplacing(undefined)} />
    </>
  );
};
