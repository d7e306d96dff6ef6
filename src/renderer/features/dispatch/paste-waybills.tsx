/** Waybills from the carrier's list: pasted, looked through with the bad rows named, then recorded at once. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { WaybillResult } from '../../../shared/contract/dispatch-papers';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useProblemText } from '../../ui/problem-text';
import { StateTag } from '../../ui/state-tag';
import { readWaybills, type UnreadLine } from './waybill-text';

const MOST = 100;
type Seen = { readonly results: readonly WaybillResult[]; readonly isRecorded: boolean };

const Results = ({ seen, unread }: { readonly seen: Seen | undefined; readonly unread: readonly UnreadLine[] }) => {
  const t = useT();
  const textOf = useProblemText();
  return (
    <ul className="td-rows">
      {unread.map(({ line, text }) => (
        <li key={`line ${line}`}>
          <StateTag tone="bad">{t('dispatch.waybills.unread', { line, text })}</StateTag>
        </li>
      ))}
      {seen?.results.map(({ number, buyerName, result }, at) => (
        <li key={`${at}/${number}`}>
          <span>
            {number} {buyerName}
          </span>
          {result === true ? (
            <StateTag tone="good">{t(`dispatch.waybills.${seen.isRecorded ? 'recorded' : 'good'}`)}</StateTag>
          ) : (
            <span>{textOf(result)}</span>
          )}
        </li>
      ))}
    </ul>
  );
};

const Body = () => {
  const t = useT();
  const notice = useNotice();
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<Seen>();
  const record = useCommand(api.dispatch.recordWaybills);
  const { rows, unread } = readWaybills(text);
  const isTooMany = rows.length > MOST;
  const good = seen?.results.filter(({ result }) => result === true).length ?? 0;
  const look = async () => {
    const answer = await api.dispatch.previewWaybills({ rows: [...rows] });
    if (notice.accept(answer) && answer.ok) setSeen({ results: answer.value, isRecorded: false });
  };
  const send = async () => {
    const answer = await record.run({ rows: [...rows] });
    if (!notice.accept(answer) || !answer.ok) return;
    setSeen({ results: answer.value, isRecorded: true });
    notice.success(t('dispatch.waybills.done', { count: answer.value.filter(({ result }) => result === true).length }));
  };
  const canSend = seen !== undefined && !seen.isRecorded && good > 0;
  return (
    <>
      <p>{t('dispatch.waybills.hint')}</p>
      <Input.TextArea
        rows={8}
        autoFocus
        data-scan
        aria-label={t('dispatch.waybills.paste')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setSeen(undefined);
        }}
      />
      {isTooMany && <p role="alert">{t('dispatch.waybills.tooMany')}</p>}
      <Results seen={seen} unread={unread} />
      <div className="td-form-buttons td-form-foot">
        <Button
          type={canSend ? 'default' : 'primary'}
          disabled={rows.length === 0 || isTooMany}
          onClick={() => void look()}
        >
          {t('dispatch.waybills.check')}
        </Button>
        {canSend && (
          <Button type="primary" autoFocus loading={record.isBusy} onClick={() => void send()}>
            {t('dispatch.waybills.record', { count: good })}
          </Button>
        )}
      </div>
    </>
  );
};

export const PasteWaybills = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  return (
    <Dialog title={t('dispatch.waybills.title')} width={640} onClose={onClose}>
      <Body />
    </Dialog>
  );
};
