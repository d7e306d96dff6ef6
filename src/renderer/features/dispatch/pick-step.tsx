/** The picking list by location, and the word that all is together. */
import type { NoteDetail } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { noteTables } from './note-states';

export const PickStep = ({ note }: { readonly note: NoteDetail['note'] }) => {
  const t = useT();
  const notice = useNotice();
  const { id: noteId, version, actions, number } = note;
  const start = useCommand(api.dispatch.startPicking);
  const finish = useCommand(api.dispatch.finishPicking);
  const list = useRead(['dispatch.pickingList', noteId], () => api.dispatch.pickingList({ noteId }), {
    tables: noteTables,
  });
  const finishNow = async () => {
    const answer = await finish.run({ noteId, version });
    if (notice.accept(answer)) notice.success(t('dispatch.finished', { number }));
  };
  return (
    <section>
      <h3>{t('dispatch.pick.title')}</h3>
      <p className="td-panel-state-hint">{t('dispatch.pick.hint')}</p>
      <table className="td-plain">
        <thead>
          <tr>
            <th>{t('dispatch.line.location')}</th>
            <th>{t('dispatch.line.product')}</th>
            <th>{t('dispatch.line.lot')}</th>
            <th className="td-number">{t('dispatch.line.qty')}</th>
          </tr>
        </thead>
        <tbody>
          {list.value?.map((row) => (
            <tr key={row.id}>
              <td>{row.location}</td>
              <td>
                {row.productName} {row.specification}
              </td>
              <td>
                {row.batchNo} · {row.expiresOn}
              </td>
              <td className="td-number">
                <QtyText qty={row.qty} /> {row.unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="td-form-buttons td-form-foot">
        <ActionButton
          type="primary"
          autoFocus
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
    </section>
  );
};
