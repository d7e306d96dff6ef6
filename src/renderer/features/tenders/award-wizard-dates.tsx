/** Where the prices bind and which dates follow: proposed by the clocks, each with its source, and changed here. */
import { Alert, Checkbox, DatePicker, Form, Select } from 'antd';
import { useState } from 'react';
import type { AwardDraft } from '../../../shared/contract/awards.contract';
import { tenderClocks } from '../../../shared/domain/tender-clocks';
import { api } from '../../rpc/client';
import { type Translate, useT } from '../../ui/i18n';
import { typedDay, type TypedAward } from './award-wizard-values';
import { dayText } from './typed-figures';

type DayName = keyof AwardDraft['days'];
const dayNames = ['contractOn', 'bondOn', 'depositBackOn'] as const satisfies readonly DayName[];

/** Where a proposed day comes from. */
function sourceOf({ source, clock, amount }: AwardDraft['days'][DayName], t: Translate): string {
  if (source !== 'clock' || clock === null || amount === null) {
    return t(source === 'date' ? 'awards.because.date' : 'awards.because.documents');
  }
  const unit = t(`tenderDates.units.${tenderClocks[clock].unit}`);
  const words = { clock: t(`tenderDates.clocks.${clock}`), source: t(`tenderDates.sources.${clock}`) };
  return t('awards.because.clock', { ...words, amount, unit });
}

/** The proposals, counted anew from a day that is typed; what somebody typed himself stays. */
const useProposals = (draft: AwardDraft) => {
  const form = Form.useFormInstance<TypedAward>();
  const [proposed, setProposed] = useState({ days: draft.days, missingYears: draft.missingYears });
  const ask = async () => {
    const typed = form.getFieldsValue(true) as TypedAward;
    const noticeOn = dayText(typed.noticeOn) ?? draft.noticeOn;
    const own = form.isFieldTouched('contractOn') ? { contractOn: dayText(typed.contractOn) } : {};
    const answer = await api.awards.draft({ tenderId: draft.tenderId, noticeOn, ...own });
    if (!answer.ok) return;
    const { days, missingYears } = answer.value;
    setProposed({ days, missingYears });
    for (const name of dayNames) if (!form.isFieldTouched(name)) form.setFieldValue(name, typedDay(days[name]));
  };
  return { ...proposed, ask };
};

export const AwardDates = ({ draft }: { readonly draft: AwardDraft }) => {
  const t = useT();
  const { days, missingYears, ask } = useProposals(draft);
  return (
    <div className="td-award-two">
      <Form.Item name="provinces" label={t('awards.provinces')} extra={t('awards.provincesHint')} className="is-wide">
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',']} />
      </Form.Item>
      {draft.purchaserId !== null && (
        <Form.Item name="isForPurchaser" valuePropName="checked" className="is-wide">
          <Checkbox>{t('awards.isForPurchaser', { purchaser: draft.purchaser })}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="noticeOn" label={t('awards.noticeOn')}>
        <DatePicker allowClear={false} onChange={() => void ask()} />
      </Form.Item>
      {dayNames.map((name) => (
        <Form.Item key={name} name={name} label={t(`awards.${name}`)} extra={sourceOf(days[name], t)}>
          <DatePicker {...(name === 'contractOn' && { onChange: () => void ask() })} />
        </Form.Item>
      ))}
      {missingYears.length > 0 && (
        <Alert
          className="is-wide"
          type="warning"
          showIcon
          title={t('calendar.missingYears', { years: missingYears.join(', ') })}
        />
      )}
    </div>
  );
};
