/** The picking list by location, what was really found, and the word that all is together. */
import { Input } from 'antd';
import { useState } from 'react';
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useFirstFocus } from '../../ui/panel-focus';
import { noteTables } from './note-states';
import { isShortTyped, readShort, type PickRow, type PickTexts } from './pick-texts';
import { QtyInput } from './qty-input';
import { useSignature } from './use-signature';

type TableProps = {
  readonly rows: readonly PickRow[];
  readonly texts: PickTexts;
  readonly onType: (texts: PickTexts) => void;
};

const PickTable = ({ rows, texts, onType }: TableProps) => {
  const t = useT();
  const type = (row: PickRow, part: Partial<PickTexts[number]>) =>
    onType({ ...texts, [row.id]: { picked: formatQty(row.qty, 'plain'), reason: '', ...texts[row.id], ...part } });
  return (
    <table className="td-plain">
      <thead>
        <tr>
          <th>{t('dispatch.line.location')}</th>
          <th>{t('dispatch.line.product')}</th>
          <th>{t('dispatch.line.lot')}</th>
          <th className="td-number">{t('dispatch.line.qty')}</th>
          <th className="td-number">{t('dispatch.pick.picked')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.location}</td>
            <td>
              {row.productName} {row.specification}
              {isShortTyped(row, texts) && (
                <Input
                  size="small"
                  maxLength={200}
                  placeholder={t('dispatch.pick.reason')}
                  aria-label={`${t('dispatch.pick.reason')} ${row.productName} ${row.batchNo}`}
                  value={texts[row.id]?.reason ?? ''}
                  onChange={({ target }) => type(row, { reason: target.value })}
                />
              )}
            </td>
            <td>
              {row.batchNo} · {row.expiresOn}
            </td>
            <td className="td-number">
              {formatQty(row.qty)} {row.unit}
            </td>
            <td className="td-number">
              <QtyInput
                label={`${t('dispatch.pick.picked')} ${row.productName} ${row.batchNo}`}
                text={texts[row.id]?.picked ?? formatQty(row.qty, 'plain')}
                maxQty={row.qty}
                onType={(picked) => type(row, { picked })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const PickStep = ({ note }: { readonly note: NoteDetail['note'] }) => {
  const t = useT();
  const notice = useNotice();
  const first = useFirstFocus();
  const [texts, setTexts] = useState<PickTexts>({});
  const { id: noteId, version, actions, number } = note;
  const start = useCommand(api.dispatch.startPicking);
  const finish = useCommand(api.dispatch.finishPicking);
  const list = useRead(['dispatch.pickingList', noteId], () => api.dispatch.pickingList({ noteId }), {
    tables: noteTables,
  });
  const { sign, dialog } = useSignature();
  const rows = list.value ?? [];
  const read = readShort(rows, texts);
  const finishNow = async () => {
    if (!read.ok) return;
    const short = read.short.length > 0 ? { short: [...read.short] } : {};
    const answer = await sign((signed) => finish.run({ noteId, version, ...short, ...signed }));
    if (!notice.accept(answer) || !answer.ok) return;
    const count = read.short.length;
    if (answer.value.state === 'void') notice.success(t('dispatch.pick.voided', { number }));
    else if (count > 0) notice.success(t('dispatch.pick.shortDone', { number, count }));
    else notice.success(t('dispatch.finished', { number }));
  };
  return (
    <section>
      <h3>{t('dispatch.pick.title')}</h3>
      <p className="td-panel-state-hint">{t('dispatch.pick.hint')}</p>
      <PickTable rows={rows} texts={texts} onType={setTexts} />
      {read.ok && read.short.length > 0 && <p className="td-panel-state-hint">{t('dispatch.pick.shortHint')}</p>}
      {!read.ok && <p role="status">{t(`dispatch.pick.${read.key}`, { name: read.name })}</p>}
      <div className="td-form-buttons td-form-foot">
        <ActionButton
          type="primary"
          {...first}
          state={actions.finishPicking}
          loading={finish.isBusy}
          onClick={() => void finishNow()}
        >
          {t('dispatch.buttons.finishPicking')}
        </ActionButton>
        {note.state === 'released' && (
          <ActionButton
            state={actions.startPicking}
            loading={start.isBusy}
            onClick={() => void start.run({ noteId, version }).then(notice.accept)}
          >
            {t('dispatch.steps.startPicking')}
          </ActionButton>
        )}
      </div>
      {dialog}
    </section>
  );
};
