/** The check: scans or ticks line by line; what is wrong goes back to picking. */
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { NoteDetail, NoteLine } from '../../../shared/contract/dispatch-shapes';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { QtyText } from '../../ui/money-text';
import { useNotice } from '../../ui/notice';
import { AskReason } from './ask-reason';
import { ScanField } from './scan-field';
import { useSignature } from './use-signature';

type LineProps = {
  readonly line: NoteLine;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onFail: () => void;
  readonly failState: NoteDetail['note']['actions']['failCheck'];
};

const CheckLine = ({ line, isTicked, onTick, onFail, failState }: LineProps) => {
  const t = useT();
  const isCounted = isTicked || line.checkedQty === line.qty;
  return (
    <tr className={isCounted ? 'is-counted' : undefined}>
      <td>
        <Checkbox
          checked={isCounted}
          disabled={line.checkedQty === line.qty}
          aria-label={t('dispatch.check.tick', { line: line.lineNo })}
          onChange={({ target }) => onTick(target.checked)}
        />
      </td>
      <td>
        {line.productName} {line.specification}
        <br />
        <small>
          {line.batchNo} · {line.expiresOn} · {line.maker}
        </small>
      </td>
      <td className="td-number">
        <QtyText qty={line.checkedQty} /> / <QtyText qty={line.qty} /> {line.unit}
      </td>
      <td>
        <ActionButton size="small" type="text" danger state={failState} onClick={onFail}>
          {t('dispatch.steps.failCheck')}
        </ActionButton>
      </td>
    </tr>
  );
};

type PickerProps = {
  readonly recorded: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
};

/** On a computer that several people share the pick may stand under another name than his who walked. */
const PickedBy = ({ recorded, value, onChange }: PickerProps) => {
  const t = useT();
  const found = useRead(['dispatch.pickers'], () => api.dispatch.pickers({}), { tables: peopleTables });
  return (
    <Select<number>
      aria-label={t('dispatch.check.pickedBy')}
      style={{ minWidth: 260 }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('dispatch.check.pickedByHint', { name: recorded })}
      options={(found.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(next: number | undefined) => onChange(next)}
    />
  );
};

const peopleTables = ['user'];

export const CheckStep = ({ detail }: { readonly detail: NoteDetail }) => {
  const t = useT();
  const notice = useNotice();
  const { note, lines } = detail;
  const { id: noteId, version, actions, number } = note;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [pickedBy, setPickedBy] = useState<number>();
  const [failed, setFailed] = useState<NoteLine>();
  const check = useCommand(api.dispatch.checkNote);
  const fail = useCommand(api.dispatch.failCheck);
  const { sign, dialog } = useSignature();
  const tick = (lineId: number, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(lineId);
    else next.delete(lineId);
    setTicked(next);
  };
  const pass = async () => {
    const wanted = lines.filter(({ id }) => ticked.has(id)).map(({ id: lineId, qty }) => ({ lineId, qty }));
    const answer = await sign((signed) =>
      check.run({ noteId, version, ticked: wanted, ...(pickedBy === undefined ? {} : { pickedBy }), ...signed }),
    );
    if (notice.accept(answer)) notice.success(t('dispatch.check.done', { number }));
  };
  return (
    <section>
      <ScanField noteId={noteId} state={actions.scan} lines={lines} />
      <table className="td-plain">
        <tbody>
          {lines.map((line) => (
            <CheckLine
              key={line.id}
              line={line}
              isTicked={ticked.has(line.id)}
              onTick={(isTicked) => tick(line.id, isTicked)}
              onFail={() => setFailed(line)}
              failState={actions.failCheck}
            />
          ))}
        </tbody>
      </table>
      <div className="td-form-buttons td-form-foot">
        <ActionButton type="primary" state={actions.check} loading={check.isBusy} onClick={() => void pass()}>
          {t('dispatch.buttons.check')}
        </ActionButton>
        {actions.check === true && <PickedBy recorded={note.pickedBy ?? ''} value={pickedBy} onChange={setPickedBy} />}
        <ActionButton state={actions.check} onClick={() => setTicked(new Set(lines.map(({ id }) => id)))}>
          {t('dispatch.buttons.tickAll')}
        </ActionButton>
      </div>
      <AskReason
        title={failed && t('dispatch.check.failTitle', { name: failed.productName })}
        label={t('dispatch.check.failReason')}
        submitLabel={t('dispatch.steps.failCheck')}
        onSubmit={(reason) => fail.run({ noteId, version, lineId: failed?.id ?? 0, reason })}
        onClose={() => setFailed(undefined)}
      />
      {dialog}
    </section>
  );
};
