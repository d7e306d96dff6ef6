/** What the firm says of itself beside its name; saved as a whole. */
import { Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { firmFactKeys, type FirmFacts as Facts } from '../../../shared/domain/firm-facts';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { emptyFirm, FirmFields } from '../../ui/form/firm-fields';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { AllSettings } from './setting-values';

type Props = { readonly all: AllSettings };
type Values = { readonly firm: Facts };

const factsOf = (all: AllSettings): Facts => {
  const entries = firmFactKeys.map((key) => [key, String(all[key]?.value ?? '')]);
  return { ...emptyFirm, ...Object.fromEntries(entries) };
};

const startsOnOf = (all: AllSettings): string => String(all['trialStartedOn']?.value ?? '');

/** The day stands since the set-up. */
const StartsOn = ({ all }: Props) => {
  const t = useT();
  return (
    <Form.Item label={t('settings.firm.startsOn')} extra={t('settings.firm.startsOnHint')}>
      <Input value={startsOnOf(all)} readOnly variant="borderless" aria-label={t('settings.firm.startsOn')} />
    </Form.Item>
  );
};

const versionOf = (all: AllSettings): number => all['firmTaxNo']?.version ?? 0;

const EditFacts = ({ all }: Props) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.settings.changeFirm);
  const [form] = Form.useForm<Values>();
  // What the person began from: what somebody else saves meanwhile is taken over only while nothing is typed.
  const [base, setBase] = useState({ version: versionOf(all), firm: factsOf(all) });
  const typed = Form.useWatch('firm', form) ?? base.firm;
  const isTouched = firmFactKeys.some((key) => typed[key] !== base.firm[key]);
  if (versionOf(all) > base.version && !isTouched) setBase({ version: versionOf(all), firm: factsOf(all) });
  useEffect(() => form.setFieldsValue({ firm: base.firm }), [base, form]);
  return (
    <FormPanel<Values, unknown>
      form={form}
      initialValues={{ firm: base.firm }}
      onSubmit={({ firm }) => change.run({ firm, version: base.version })}
      onDone={() => {
        notice.success(t('settings.firm.factsSaved'));
        setBase({ ...base, firm: typed });
      }}
      isIdle={!isTouched}
      submitLabel={t('settings.firm.saveFacts')}
    >
      <div className="td-firm-fields">
        <FirmFields beside={<StartsOn all={all} />} />
      </div>
    </FormPanel>
  );
};

const ShowFacts = ({ all }: Props) => {
  const t = useT();
  const held = factsOf(all);
  return (
    <dl>
      {firmFactKeys.flatMap((key) => [
        <dt key={`${key}/label`}>{t(`settings.firm.${key}`)}</dt>,
        <dd key={key}>{held[key]}</dd>,
      ])}
      <dt>{t('settings.firm.startsOn')}</dt>
      <dd>{startsOnOf(all)}</dd>
    </dl>
  );
};

export const FirmFactsSection = ({ all }: Props) => {
  const t = useT();
  const mayWrite = useMay('settings.write');
  return (
    <section>
      <h2>{t('settings.firm.facts')}</h2>
      {mayWrite ? <EditFacts all={all} /> : <ShowFacts all={all} />}
    </section>
  );
};
