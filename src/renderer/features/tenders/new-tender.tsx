/** A tender is entered from its notice, and the facts of one are changed. */
import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import type { TenderRow } from '../../../shared/contract/tenders.contract';
import { hasOpening } from '../../../shared/domain/tender-paths';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { useTimeZone } from '../../ui/time-zone';
import { type FactValues, FactFields, factsOf, valuesOf } from './tender-fields';
import { instantOrNull, TIME } from './tender-times';
import { loadHandlers, loadReaders, personOption } from './tender-words';
import './tenders.css';

type Values = FactValues & {
  readonly bidDeadlineAt?: Dayjs | null;
  readonly openingAt?: Dayjs | null;
  readonly ownerId?: number;
  readonly assistantId?: number;
};

const People = () => {
  const t = useT();
  const ownerId = Form.useWatch('ownerId', Form.useFormInstance<Values>());
  return (
    <>
      {(['ownerId', 'assistantId'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(name === 'ownerId' ? 'tenders.columns.ownerName' : 'tenders.columns.assistantName')}
        >
          <RecordPicker
            load={name === 'ownerId' ? loadReaders() : loadHandlers(ownerId)}
            optionOf={personOption}
            allowClear
          />
        </Form.Item>
      ))}
    </>
  );
};

const Dates = () => {
  const t = useT();
  const kind = Form.useWatch('kind', Form.useFormInstance<Values>());
  return (
    <>
      <Form.Item name="bidDeadlineAt" label={t('tenders.columns.bidDeadlineAt')}>
        <DatePicker {...TIME} className="td-tender-full" />
      </Form.Item>
      {kind !== undefined && hasOpening(kind) && (
        <Form.Item name="openingAt" label={t('tenders.columns.openingAt')}>
          <DatePicker {...TIME} className="td-tender-full" />
        </Form.Item>
      )}
      <People />
    </>
  );
};

type Made = { readonly tenderId: number; readonly number: string; readonly title: string };
type Props = { readonly onClose: () => void; readonly onCreated: (made: Made) => void };

export const NewTender = ({ onClose, onCreated }: Props) => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const create = useCommand(api.tenders.create);
  const submit = async (values: Values) => {
    const answer = await create.run({
      ...factsOf(values),
      bidDeadlineAt: instantOrNull(values.bidDeadlineAt, timeZone),
      openingAt: instantOrNull(values.openingAt, timeZone),
      ...{ ownerId: values.ownerId ?? null, assistantId: values.assistantId ?? null },
    });
    return answer.ok ? { ok: true as const, value: { ...answer.value, title: values.title } } : answer;
  };
  return (
    <SidePanel title={t('tenders.new')} width={520} onClose={onClose}>
      <p className="td-tender-hint">{t('tenders.newHint')}</p>
      <FormPanel<Values, Made>
        initialValues={{ kind: 'open', bidder: 'own' }}
        submitLabel={t('tenders.new')}
        onSubmit={submit}
        onDone={(made) => {
          notice.success(t('tenders.created', { number: made.number }));
          onCreated(made);
        }}
      >
        <FactFields>
          <Dates />
        </FactFields>
      </FormPanel>
    </SidePanel>
  );
};

type ChangeProps = { readonly tender: TenderRow; readonly onClose: () => void };

export const ChangeTender = ({ tender, onClose }: ChangeProps) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.tenders.change);
  const { id: tenderId, version, purchaserId, purchaser } = tender;
  return (
    <Dialog title={t('tenders.act.change')} width={560} onClose={onClose}>
      <FormPanel<FactValues, unknown>
        initialValues={valuesOf(tender)}
        onSubmit={(values) => change.run({ tenderId, version, ...factsOf(values) })}
        onDone={() => {
          notice.success(t('tenders.saved'));
          onClose();
        }}
      >
        <FactFields chosen={purchaserId === null ? undefined : { id: purchaserId, label: purchaser }} />
      </FormPanel>
    </Dialog>
  );
};
