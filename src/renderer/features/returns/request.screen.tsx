/** Asks goods of a shipped note back, or that broken ones be sent once more. */
import { Form, Input, Radio, Segmented } from 'antd';
import { useState } from 'react';
import type { Returnable } from '../../../shared/contract/returns.contract';
import type { ReturnKind } from '../../../shared/domain/return-states';
import { returnKinds } from '../../../shared/domain/return-states';
import { formatQty } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { type ScreenProps, useTabActions } from '../../ui/tab-actions';
import { QtyCell, typedQty } from './qty-cell';
import './returns.css';

type Texts = Readonly<Record<number, string>>;
type LinesProps = {
  readonly lines: Returnable['lines'];
  readonly texts: Texts;
  readonly onType: (texts: Texts) => void;
};

const Lines = ({ lines, texts, onType }: LinesProps) => {
  const t = useT();
  const heads = ['shipped', 'returned', 'left'] as const;
  return (
    <table className="td-return-lines">
      <thead>
        <tr>
          <th>{t('returns.lines.product')}</th>
          <th>{t('returns.lines.batchNo')}</th>
          {heads.map((head) => (
            <th key={head} className="is-figure">
              {t(`returns.lines.${head}`)}
            </th>
          ))}
          <th>{t('returns.lines.asked')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.noteLineId}>
            <td>
              {line.productName} {line.specification}
            </td>
            <td>
              {line.batchNo} · {line.expiresLabel}
            </td>
            <td className="is-figure">
              {formatQty(line.shippedQty)} {line.unit}
            </td>
            <td className="is-figure">{formatQty(line.returnedQty)}</td>
            <td className="is-figure">{formatQty(line.leftQty)}</td>
            <td className="is-typed">
              <QtyCell
                label={`${t('returns.lines.asked')} ${line.batchNo}`}
                text={texts[line.noteLineId] ?? ''}
                maxQty={line.leftQty}
                autoFocus={at === 0}
                onType={(text) => onType({ ...texts, [line.noteLineId]: text })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const RequestForm = ({ found }: { readonly found: Returnable }) => {
  const t = useT();
  const notice = useNotice();
  const { openTab, closeTab } = useTabActions();
  const may = useMayState('returns.request');
  const request = useCommand(api.returns.request);
  const [kind, setKind] = useState<ReturnKind>('return');
  const [hasGoods, setHasGoods] = useState(true);
  const [reason, setReason] = useState('');
  const [texts, setTexts] = useState<Texts>({});
  const lines = found.lines.flatMap(({ noteLineId }) => {
    const qty = typedQty(texts[noteLineId] ?? '') ?? 0;
    return qty > 0 ? [{ noteLineId, qty }] : [];
  });
  const send = async () => {
    const answer = await request.run({ noteId: found.noteId, kind, hasGoods, reason, lines });
    if (!answer.ok) return notice.problem(answer.problem);
    notice.success(t('returns.done.request', { number: answer.value.number }));
    openTab({ key: 'returns', screen: 'returns', title: t('returns.title') });
    closeTab(`returnRequest/${found.noteId}`);
  };
  return (
    <Form layout="vertical">
      <Form.Item label={t('returns.columns.kind')}>
        <Segmented<ReturnKind>
          value={kind}
          onChange={setKind}
          options={returnKinds.map((value) => ({ value, label: t(`returns.kinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item extra={hasGoods ? undefined : t('returns.lostHint')}>
        <Radio.Group
          value={hasGoods}
          onChange={({ target }) => setHasGoods(target.value === true)}
          options={[
            { value: true, label: t('returns.hasGoods') },
            { value: false, label: t('returns.lost') },
          ]}
        />
      </Form.Item>
      <Lines lines={found.lines} texts={texts} onType={setTexts} />
      <Form.Item label={t('returns.columns.reason')} required>
        <Input
          maxLength={300}
          aria-label={t('returns.columns.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form.Item>
      <ActionButton type="primary" state={may} loading={request.isBusy} onClick={() => void send()}>
        {t('returns.submit')}
      </ActionButton>
    </Form>
  );
};

const tables = ['return_request', 'dispatch_note'];

const RequestScreen = ({ params }: ScreenProps) => {
  const t = useT();
  const noteId = Number(params['noteId']);
  const found = useRead(['returns.returnable', noteId], () => api.returns.returnable({ noteId }), { tables });
  const { value } = found;
  const isSpent = value?.lines.every(({ leftQty }) => leftQty === 0) ?? false;
  return (
    <div className="td-return-page">
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <h2>
          {value.noteNumber} · {value.buyerName}
        </h2>
      )}
      {value && isSpent && <p>{t('returns.nothingLeft')}</p>}
      {value && !isSpent && <RequestForm found={value} />}
    </div>
  );
};

export default RequestScreen;
