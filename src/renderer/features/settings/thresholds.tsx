import { Button, Form, InputNumber } from 'antd';
import { useMay } from '../../rpc/me';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import type { AllSettings, Held } from './setting-values';

/** The same bounds as the contract's, which decides. */
const bounds = {
  trialDays: [0, 365],
  duplicateDays: [0, 365],
  shortPathUsers: [0, 50],
  stopSaleDays: [0, 365],
  urgentExpiryMonths: [0, 36],
  closeExpiryMonths: [0, 36],
  nearExpiryMonths: [0, 36],
  arrivalMinMonths: [0, 36],
  releaseDays: [1, 90],
  releaseTolerancePercent: [0, 100],
  licenceEarlyDays: [1, 365],
  licenceSoonDays: [1, 365],
  licenceUrgentDays: [1, 365],
  promisedDays: [0, 60],
  monthBySigning: [0, 1],
  roundingLimitYuan: [0, 1000],
  overdueThresholdYuan: [0, 10_000_000],
  overdueGraceDays: [0, 365],
  overdueBlocks: [0, 1],
  regionBlocks: [0, 1],
  deliveryRelationBlocks: [0, 1],
  volumePacePercent: [1, 100],
  approvalHours: [1, 90],
  noteHours: [1, 90],
  pickHours: [1, 90],
  checkHours: [1, 90],
  shipHours: [1, 90],
  inspectHours: [1, 90],
  matchDays: [0, 30],
  dueSoonDays: [0, 30],
  overdueFirstDays: [1, 365],
  overdueSecondDays: [1, 365],
  overdueThirdDays: [1, 365],
  overdueFourthDays: [1, 365],
  soldReportDays: [1, 365],
  storedDays: [1, 730],
  advanceDays: [1, 730],
  pendingDays: [0, 365],
  redFormHours: [1, 72],
  depositSoonDays: [0, 90],
  agreementDays: [1, 365],
  oneRateOneInvoice: [0, 1],
  advanceLimitYuan: [0, 100_000_000],
  advanceMaxCount: [0, 1000],
  advanceMaxDays: [1, 3650],
  invoiceQuotaYuan: [0, 1_000_000_000],
  verbalConsentLimitYuan: [0, 10_000_000],
} as const;
type Key = keyof typeof bounds;
const keys = Object.keys(bounds) as Key[];

const Threshold = ({ name, held }: { readonly name: Key; readonly held: Held }) => {
  const t = useT();
  const notice = useNotice();
  const mayWrite = useMay('settings.write');
  const change = useCommand(api.settings.changeThreshold);
  const [form] = Form.useForm<{ value: number }>();
  const [min, max] = bounds[name];
  const typed = Form.useWatch('value', form);
  const save = async ({ value }: { value: number }) => {
    const answer = await change.run({ key: name, value, version: held.version });
    if (notice.accept(answer)) notice.success(t('settings.thresholds.saved'));
  };
  return (
    <Form form={form} layout="vertical" initialValues={{ value: held.value }} onFinish={(values) => void save(values)}>
      <Form.Item label={t(`settings.thresholds.${name}`)} extra={t(`settings.thresholds.${name}Hint`)}>
        <div className="td-form-buttons">
          <Form.Item name="value" noStyle rules={[{ required: true }]}>
            <InputNumber
              min={min}
              max={max}
              precision={0}
              disabled={!mayWrite}
              aria-label={t(`settings.thresholds.${name}`)}
            />
          </Form.Item>
          {mayWrite && typed !== undefined && typed !== held.value && (
            <Button htmlType="submit" type="primary" loading={change.isBusy}>
              {t('common.actions.save')}
            </Button>
          )}
        </div>
      </Form.Item>
    </Form>
  );
};

/** Thresholds of the rules, each saved by itself. */
export const Thresholds = ({ all }: { readonly all: AllSettings }) => {
  const t = useT();
  return (
    <section>
      <h2>{t('settings.thresholds.title')}</h2>
      <p className="td-settings-hint">{t('settings.thresholds.hint')}</p>
      {keys.flatMap((name) => {
        const held = all[name];
        return held ? [<Threshold key={`${name}-${held.version}`} name={name} held={held} />] : [];
      })}
    </section>
  );
};
