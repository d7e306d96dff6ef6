/** One request: what is asked of the subject and how it stands, the decision, its files and history. */
import { DatePicker, Form, Input, Modal, Tabs } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { QualificationDetail } from '../../../shared/contract/quality.schemas';
import type { QualificationStep } from '../../../shared/domain/quality-words';
import { api } from '../../rpc/client';
import { useAttachments } from '../../rpc/use-attachments';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Attachments } from '../../ui/attachments';
import { FormPanel } from '../../ui/form/form-panel';
import { HistoryList } from '../../ui/history-list';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { QualityPapers } from '../../ui/quality-papers';
import { SidePanel } from '../../ui/side-panel';
import { StateTag } from '../../ui/state-tag';
import { useTabActions } from '../../ui/tab-actions';
import '../../ui/quality.css';

const tables = ['qualification', 'customer', 'product', 'supplier'];
type Row = QualificationDetail['row'];

const useSteps = (row: Row) => {
  const approve = useCommand(api.quality.approve);
  const refuse = useCommand(api.quality.refuse);
  const withdraw = useCommand(api.quality.withdraw);
  const end = useCommand(api.quality.end);
  const seen = { qualificationId: row.id, version: row.version };
  return {
    approve: (reason: string, validUntilOn: string | null) => approve.run({ ...seen, reason, validUntilOn }),
    refuse: (reason: string) => refuse.run({ ...seen, reason }),
    withdraw: (reason: string) => withdraw.run({ ...seen, reason }),
    end: (reason: string) => end.run({ ...seen, reason }),
  };
};

type Words = { readonly reason?: string; readonly until?: Dayjs | null };
type AskProps = { readonly row: Row; readonly step: QualificationStep; readonly onDone: () => void };

const AskStep = ({ row, step, onDone }: AskProps) => {
  const t = useT();
  const notice = useNotice();
  const steps = useSteps(row);
  const isApproval = step === 'approve';
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <FormPanel<Words, unknown>
      submitLabel={t(`quality.${step}`)}
      onSubmit={({ reason = '', until }) => steps[step](reason, until?.format('YYYY-MM-DD') ?? null)}
      onDone={() => {
        notice.success(t('quality.done', { number: row.number }));
        onDone();
      }}
    >
      {isApproval && (
        <Form.Item name="until" label={t('quality.validUntil')}>
          <DatePicker />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('quality.reason')} rules={isApproval ? [] : [required]}>
        <Input maxLength={300} autoFocus autoComplete="off" />
      </Form.Item>
    </FormPanel>
  );
};

const Actions = ({ row, onAsk }: { readonly row: Row; readonly onAsk: (step: QualificationStep) => void }) => {
  const t = useT();
  const { openTab } = useTabActions();
  const { id: qualificationId, number, state, actions } = row;
  const print = () =>
    openTab({
      key: `qualification-print/${qualificationId}`,
      screen: 'qualificationPrint',
      title: number,
      params: { qualificationId },
    });
  return (
    <>
      {state === 'requested' && (
        <>
          <ActionButton type="primary" state={actions.approve} onClick={() => onAsk('approve')}>
            {t('quality.approve')}
          </ActionButton>
          <ActionButton danger state={actions.refuse} onClick={() => onAsk('refuse')}>
            {t('quality.refuse')}
          </ActionButton>
          <ActionButton state={actions.withdraw} onClick={() => onAsk('withdraw')}>
            {t('quality.withdraw')}
          </ActionButton>
        </>
      )}
      {state === 'approved' && (
        <ActionButton danger state={actions.end} onClick={() => onAsk('end')}>
          {t('quality.end')}
        </ActionButton>
      )}
      <ActionButton onClick={print}>{t('quality.form.print')}</ActionButton>
    </>
  );
};

const Body = ({ detail }: { readonly detail: QualificationDetail }) => {
  const t = useT();
  const { row, papers, history } = detail;
  const files = useAttachments('qualification', row.id);
  const isWaiting = row.state === 'requested';
  const items = [
    {
      key: 'papers',
      label: t(isWaiting ? 'quality.papers' : 'quality.papersSeen'),
      children: (
        <div className="td-quality">
          {row.requestNote !== '' && <p>{t('quality.requestNote', { text: row.requestNote })}</p>}
          {row.reason !== '' && <p>{t('quality.decisionNote', { text: row.reason })}</p>}
          <QualityPapers papers={papers} />
        </div>
      ),
    },
    { key: 'files', label: t('files.title'), children: <Attachments files={files} /> },
    {
      key: 'history',
      label: t('quality.history'),
      children: <HistoryList title={t('quality.history')} rows={history} words="quality.actions" />,
    },
  ];
  return <Tabs size="small" items={items} />;
};

type Props = { readonly qualificationId: number; readonly entry: number; readonly onClose: () => void };

export const QualificationPanel = ({ qualificationId, entry, onClose }: Props) => {
  const t = useT();
  const [asked, setAsked] = useState<QualificationStep>();
  const found = useRead(['quality.get', qualificationId], () => api.quality.get({ qualificationId }), { tables });
  const detail = found.value;
  return (
    <SidePanel
      title={detail?.row.subjectName ?? ''}
      extra={detail && <StateTag>{t(`quality.state.${detail.row.state}`)}</StateTag>}
      width={480}
      entry={entry}
      footer={detail && <Actions row={detail.row} onAsk={setAsked} />}
      onClose={onClose}
    >
      {!detail && found.isLoading && <PanelLoading />}
      {!detail && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {detail && <Body detail={detail} />}
      <Modal
        open={asked !== undefined}
        title={asked && t(`quality.${asked}`)}
        footer={null}
        onCancel={() => setAsked(undefined)}
        destroyOnHidden
      >
        {detail && asked && <AskStep row={detail.row} step={asked} onDone={() => setAsked(undefined)} />}
      </Modal>
    </SidePanel>
  );
};
