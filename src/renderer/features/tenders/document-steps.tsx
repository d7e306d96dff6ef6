/** What can be done with a paper of a bid: the steps as entries, the windows that some of them ask with. */
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/tender-documents.contract';
import { documentCodes, type DocumentCode, type DocumentStep } from '../../../shared/domain/tender-paper-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import type { RowAction } from '../../ui/grid/types';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { ShownAnswer } from '../../ui/problem-text';
import { RecordPicker } from '../../ui/record-picker';
import { CodeSelect } from './document-code';
import { credentialOption, loadCredentials, paperName } from './paper-words';
import { loadReadersOf, personOption } from './tender-words';

type Asked = 'change' | 'drop' | 'sendBack';
const isAsked = (step: DocumentStep): step is Asked => step === 'change' || step === 'drop' || step === 'sendBack';
type Plain = Exclude<DocumentStep, Asked>;

/** Steps that need nothing but themselves. */
function usePlainSteps() {
  const write = useCommand(api.tenderDocuments.write);
  const askReview = useCommand(api.tenderDocuments.askReview);
  const pass = useCommand(api.tenderDocuments.pass);
  const needAgain = useCommand(api.tenderDocuments.needAgain);
  const ask = useCommand(api.tenderDocuments.askSigning);
  const record = useCommand(api.tenderDocuments.recordSigning);
  return (step: Plain, { id: documentId, version }: DocumentRow): Promise<ShownAnswer<unknown>> => {
    const seen = { documentId, version };
    switch (step) {
      case 'write':
        return write.run(seen);
      case 'askReview':
        return askReview.run(seen);
      case 'pass':
        return pass.run(seen);
      case 'needAgain':
        return needAgain.run(seen);
      case 'askSeal':
        return ask.run({ ...seen, signing: 'seal' });
      case 'askCa':
        return ask.run({ ...seen, signing: 'ca' });
      case 'seal':
        return record.run({ ...seen, signing: 'seal' });
      case 'signCa':
        return record.run({ ...seen, signing: 'ca' });
    }
  };
}

type WindowProps = { readonly paper: DocumentRow; readonly onClose: () => void };
type Facts = {
  readonly reviewerId?: number;
  readonly credentialId?: number;
  readonly needsSeal: boolean;
  readonly needsCa: boolean;
  readonly note: string;
};

const Signings = () => {
  const t = useT();
  return (
    <div className="td-papers-two">
      <Form.Item name="needsSeal" valuePropName="checked">
        <Checkbox>{t('tenderDocuments.columns.needsSeal')}</Checkbox>
      </Form.Item>
      <Form.Item name="needsCa" valuePropName="checked">
        <Checkbox>{t('tenderDocuments.columns.needsCa')}</Checkbox>
      </Form.Item>
    </div>
  );
};

type ReviewerProps = {
  readonly tenderId: number;
  readonly chosen?: { readonly id: number; readonly label: string };
};

const Reviewer = ({ tenderId, chosen }: ReviewerProps) => {
  const t = useT();
  return (
    <Form.Item
      name="reviewerId"
      label={t('tenderDocuments.columns.reviewer')}
      extra={t('tenderDocuments.hints.reviewer')}
    >
      <RecordPicker load={loadReadersOf(tenderId)} optionOf={personOption} chosen={chosen} allowClear />
    </Form.Item>
  );
};

const ChangePaper = ({ paper, onClose }: WindowProps) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.tenderDocuments.change);
  const { id: documentId, version, reviewerId, credentialId, needsSeal, needsCa, note } = paper;
  const first = {
    ...{ needsSeal, needsCa, note, ...(reviewerId === null ? {} : { reviewerId }) },
    ...(credentialId === null ? {} : { credentialId }),
  };
  return (
    <Dialog title={`${t('tenderDocuments.act.change')} · ${paperName(paper, t)}`} onClose={onClose}>
      <FormPanel<Facts, unknown>
        initialValues={first}
        onSubmit={(values) =>
          change.run({
            ...{ documentId, version, ...values },
            ...{ reviewerId: values.reviewerId ?? null, credentialId: values.credentialId ?? null },
          })
        }
        onDone={() => {
          notice.success(t('tenderDocuments.saved'));
          onClose();
        }}
      >
        <Reviewer
          tenderId={paper.tenderId}
          {...(reviewerId === null ? {} : { chosen: { id: reviewerId, label: paper.reviewerName } })}
        />
        <Form.Item
          name="credentialId"
          label={t('tenderDocuments.columns.credential')}
          extra={t('tenderDocuments.hints.credential')}
        >
          <RecordPicker
            load={loadCredentials}
            optionOf={credentialOption}
            {...(credentialId === null ? {} : { chosen: { id: credentialId, label: paper.credentialName } })}
            allowClear
          />
        </Form.Item>
        <Signings />
        <Form.Item name="note" label={t('tenderDocuments.columns.note')}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const AskReason = ({ paper, step, onClose }: WindowProps & { readonly step: 'drop' | 'sendBack' }) => {
  const t = useT();
  const notice = useNotice();
  const drop = useCommand(api.tenderDocuments.drop);
  const sendBack = useCommand(api.tenderDocuments.sendBack);
  const { id: documentId, version } = paper;
  const required = { required: true, whitespace: true, message: t('fields.required') };
  return (
    <Dialog title={`${t(`tenderDocuments.act.${step}`)} · ${paperName(paper, t)}`} onClose={onClose}>
      <FormPanel<{ reason: string }, unknown>
        submitLabel={t(`tenderDocuments.act.${step}`)}
        onSubmit={({ reason }) => (step === 'drop' ? drop : sendBack).run({ documentId, version, reason })}
        onDone={() => {
          notice.success(t(`tenderDocuments.done.${step}`));
          onClose();
        }}
      >
        <Form.Item
          name="reason"
          label={t('tenderDocuments.columns.reason')}
          extra={step === 'drop' ? t('tenderDocuments.hints.drop') : undefined}
          rules={[required]}
        >
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

type AddProps = { readonly tenderId: number; readonly taken: readonly string[]; readonly onClose: () => void };
type New = Omit<Facts, 'credentialId' | 'note'> & { readonly code?: DocumentCode | ''; readonly name?: string };

export const AddPaper = ({ tenderId, taken, onClose }: AddProps) => {
  const t = useT();
  const notice = useNotice();
  const [form] = Form.useForm<New>();
  const add = useCommand(api.tenderDocuments.add);
  const code = Form.useWatch<New['code']>('code', form) ?? '';
  const free = documentCodes.filter((one) => !taken.includes(one));
  return (
    <Dialog title={t('tenderDocuments.add')} onClose={onClose}>
      <FormPanel<New, unknown>
        form={form}
        initialValues={{ needsSeal: false, needsCa: false }}
        onSubmit={({ name, reviewerId, needsSeal, needsCa }) =>
          add.run({
            tenderId,
            code,
            name: code === '' ? (name ?? '') : '',
            reviewerId: reviewerId ?? null,
            needsSeal,
            needsCa,
          })
        }
        onDone={() => {
          notice.success(
            t('tenderDocuments.added', { name: paperName({ code, name: form.getFieldValue('name') as string }, t) }),
          );
          onClose();
        }}
      >
        <Form.Item name="code" label={t('tenderDocuments.columns.name')} extra={t('tenderDocuments.hints.free')}>
          <CodeSelect codes={free} />
        </Form.Item>
        {code === '' && (
          <Form.Item name="name" label={t('tenderDocuments.otherName')}>
            <Input maxLength={80} autoComplete="off" />
          </Form.Item>
        )}
        <Reviewer tenderId={tenderId} />
        <Signings />
      </FormPanel>
    </Dialog>
  );
};

/** Shown on a paper in this state, the first as its button. */
const stepsFor = ({
  state,
  needsSeal,
  sealed,
  sealAsked,
  needsCa,
  caSigned,
  caAsked,
  reviewerId,
}: DocumentRow): readonly DocumentStep[] => {
  const signing: DocumentStep[] = [];
  if (needsSeal && sealed === null) signing.push(sealAsked === null ? 'askSeal' : 'seal');
  if (needsCa && caSigned === null) signing.push(caAsked === null ? 'askCa' : 'signCa');
  switch (state) {
    case 'missing':
      return ['write', 'change', 'drop'];
    case 'draft':
      return [reviewerId === null ? 'pass' : 'askReview', ...signing, 'write', 'change', 'drop'];
    case 'in_review':
      return ['pass', 'sendBack', ...signing, 'write', 'change', 'drop'];
    case 'ready':
      return [...signing, 'write', 'change', 'drop'];
    case 'not_needed':
      return ['needAgain'];
  }
};

/** The entries of a paper, and the window that one of them opened. */
export const useDocumentSteps = () => {
  const t = useT();
  const notice = useNotice();
  const run = usePlainSteps();
  const [asked, setAsked] = useState<{ readonly step: Asked; readonly paper: DocumentRow }>();
  const take = async (step: DocumentStep, paper: DocumentRow) => {
    if (isAsked(step)) return setAsked({ step, paper });
    if (notice.accept(await run(step, paper))) notice.success(t(`tenderDocuments.done.${step}`));
    return undefined;
  };
  const actionsFor = (paper: DocumentRow): RowAction[] =>
    stepsFor(paper).map((key) => ({
      ...{ key, label: t(`tenderDocuments.act.${key}`), state: paper.actions[key], isDanger: key === 'drop' },
      onRun: () => void take(key, paper),
    }));
  const close = () => setAsked(undefined);
  const { step, paper } = asked ?? {};
  const shown =
    step && paper ? (
      step === 'change' ? (
        <ChangePaper paper={paper} onClose={close} />
      ) : (
        <AskReason step={step} paper={paper} onClose={close} />
      )
    ) : null;
  return { actionsFor, window: shown };
};
