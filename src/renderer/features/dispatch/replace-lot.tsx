/** Other lots for one line, before the goods leave: one or several, together the quantity of the line. */
import { Modal } from 'antd';
import { useState } from 'react';
import type { NoteDetail, NoteLine } from '../../../shared/contract/dispatch-shapes';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useSignature } from './use-signature';
import { noteTables } from './note-states';
import { QtyInput, typedQty } from './qty-input';

type Props = {
  readonly note: NoteDetail['note'];
  readonly line: NoteLine | undefined;
  readonly onClose: () => void;
};
type FreeLot = {
  readonly lotId: number;
  readonly batchNo: string;
  readonly expiresOn: string;
  readonly location: string;
  readonly freeQty: number;
};
type Texts = Readonly<Record<number, string>>;

const LotRow = ({ lot, text, onType }: { lot: FreeLot; text: string; onType: (text: string) => void }) => {
  const t = useT();
  return (
    <div className="td-issue-lot">
      <span>
        {lot.batchNo}{' '}
        <small>
          {lot.expiresOn} · {lot.location}
        </small>
      </span>
      <small>{t('dispatch.line.free', { qty: formatQty(lot.freeQty) })}</small>
      <QtyInput
        label={`${t('dispatch.replace.take')} ${lot.batchNo} ${lot.location}`}
        text={text}
        maxQty={lot.freeQty}
        onType={onType}
      />
    </div>
  );
};

/** The lots with a quantity typed. */
const takenOf = (lots: readonly FreeLot[], texts: Texts) =>
  lots.flatMap(({ lotId }) => {
    const qty = typedQty(texts[lotId] ?? '');
    return qty === undefined || qty === 0 ? [] : [{ lotId, qty }];
  });

const Choice = ({ note, line, onClose }: Props & { readonly line: NoteLine }) => {
  const t = useT();
  const notice = useNotice();
  const replace = useCommand(api.dispatch.replaceLot);
  const { sign, dialog } = useSignature();
  const [texts, setTexts] = useState<Texts>({});
  const { id: noteId, version } = note;
  const asked = { noteId, lineId: line.id };
  const found = useRead(['dispatch.lotsFor', line.id], () => api.dispatch.lotsFor(asked), { tables: noteTables });
  const others = found.value ?? [];
  const own = { ...line, freeQty: line.qty };
  const taken = takenOf([own, ...others], texts);
  const sum = taken.reduce((total, { qty }) => total + qty, 0);
  const isUnchanged = taken.length === 1 && taken[0]?.lotId === line.lotId;
  return (
    <FormPanel<object, unknown>
      submitLabel={t('dispatch.steps.replaceLot')}
      isIdle={sum !== line.qty || isUnchanged}
      onSubmit={() => sign((signed) => replace.run({ ...asked, version, lots: taken, ...signed }))}
      onDone={() => {
        notice.success(t('dispatch.replace.done'));
        onClose();
      }}
    >
      {dialog}
      <p>{t('dispatch.replace.hint')}</p>
      {!found.isLoading && others.length === 0 && <p>{t('dispatch.replace.none')}</p>}
      {(others.length > 0 ? [...others, own] : []).map((lot) => (
        <LotRow
          key={lot.lotId}
          lot={lot}
          text={texts[lot.lotId] ?? ''}
          onType={(text) => setTexts({ ...texts, [lot.lotId]: text })}
        />
      ))}
      <p role="status">{t('dispatch.replace.sum', { taken: formatQty(sum), qty: formatQty(line.qty) })}</p>
    </FormPanel>
  );
};

export const ReplaceLot = ({ note, line, onClose }: Props) => {
  const t = useT();
  const title = line && t('dispatch.replace.title', { name: line.productName });
  return (
    <Modal open={line !== undefined} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      {line && <Choice note={note} line={line} onClose={onClose} />}
    </Modal>
  );
};
