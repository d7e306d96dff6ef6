/** 申请预开票: buyer, goods, basis and the expected sale; the checks stand beside it while it is typed. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { formatFen } from '../../../shared/domain/format';
import { amountFen, parsePrice } from '../../../shared/domain/money';
import { parseQty } from '../../../shared/domain/quantity';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordPicker } from '../../ui/record-picker';
import { SidePanel } from '../../ui/side-panel';
import { AdvanceChecks } from './advance-checks';
import { requestTables } from './request-looks';
import { ReleaseAge } from './terms-dialog';
import './requests.css';

type Line = { readonly productId?: number; readonly qty?: string; readonly price?: string };
type Values = {
  readonly customerId: number;
  readonly lines: readonly Line[];
  readonly basis: string;
  readonly expectedOn: Dayjs;
  readonly reason: string;
  readonly remark?: string;
};

/** Lines that are complete, in the units of the contract. */
function typedLines(lines: readonly Line[] | undefined) {
  return (lines ?? []).flatMap((line) => {
    const qty = parseQty(line?.qty ?? '');
    const price = parsePrice(line?.price ?? '');
    const isWhole = line?.productId !== undefined && qty.ok && price.ok && qty.value > 0 && price.value > 0;
    return isWhole ? [{ productId: line.productId ?? 0, qty: qty.value, price: price.value }] : [];
  });
}

const Checks = () => {
  const t = useT();
  const customerId = Form.useWatch<number | undefined>('customerId');
  const lines = typedLines(Form.useWatch<readonly Line[] | undefined>('lines'));
  const isReady = customerId !== undefined && lines.length > 0;
  return isReady ? <LiveChecks customerId={customerId} lines={lines} /> : <p>{t('invoicing.advance.needLines')}</p>;
};

type LiveProps = { readonly customerId: number; readonly lines: ReturnType<typeof typedLines> };
const LiveChecks = ({ customerId, lines }: LiveProps) => {
  const t = useT();
  const asked = { customerId, lines };
  const found = useRead(['invoicing.checkAdvance', asked], () => api.invoicing.checkAdvance(asked), {
    tables: requestTables,
  });
  if (!found.value) return <ProblemAlert problem={found.problem} onRetry={found.reload} />;
  const isOverAge = found.value.checks.some(({ code, level }) => code === 'age' && level === 'block');
  return (
    <>
      <p>
        {t('invoicing.advance.amount')}{' '}
        <strong>{formatFen(lines.reduce((sum, { qty, price }) => sum + amountFen(qty, price), 0))}</strong>
      </p>
      <AdvanceChecks look={found.value} />
      {isOverAge && <ReleaseAge customerId={customerId} />}
    </>
  );
};

const Lines = () => {
  const t = useT();
  const required = [{ required: true, message: t('fields.required') }];
  /** The names stand over the first line only. */
  const named = (at: number, key: 'product' | 'qty' | 'price') =>
    at === 0 ? { label: t(`invoicing.advance.${key}`) } : {};
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="td-request-advance">
              <Form.Item name={[name, 'productId']} {...named(name, 'product')} rules={required}>
                <RecordPicker<PickedProduct>
                  label={t('invoicing.advance.product')}
                  load={(search) => api.products.pick({ search })}
                  optionOf={({ id, code, genericName, specification }) => {
                    return { id, label: `${genericName} ${specification}`, hint: code ?? '' };
                  }}
                />
              </Form.Item>
              <Form.Item name={[name, 'qty']} {...named(name, 'qty')} rules={required}>
                <Input className="td-number" inputMode="decimal" aria-label={t('invoicing.advance.qty')} />
              </Form.Item>
              <Form.Item name={[name, 'price']} {...named(name, 'price')} rules={required}>
                <Input className="td-number" inputMode="decimal" aria-label={t('invoicing.advance.price')} />
              </Form.Item>
              <Form.Item {...(name === 0 && { label: ' ' })}>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('invoicing.advance.removeLine')}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </Form.Item>
            </div>
          ))}
          <Form.Item>
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('invoicing.advance.addLine')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
};

export const AdvanceForm = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const request = useCommand(api.invoicing.requestAdvance);
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  const chosen = [{ required: true, message: t('fields.required') }];
  const submit = ({ customerId, lines, basis, expectedOn, reason, remark = '' }: Values) => {
    const typed = { customerId, lines: typedLines(lines), basis, reason, remark };
    return request.run({ ...typed, expectedOn: expectedOn.format('YYYY-MM-DD') });
  };
  return (
    <SidePanel title={t('invoicing.advance.title')} width={560} onClose={onClose}>
      <FormPanel<Values, { number: string }>
        submitLabel={t('invoicing.advance.submit')}
        initialValues={{ lines: [{}] }}
        onSubmit={submit}
        onDone={({ number }) => {
          notice.success(t('invoicing.done.advance', { number }));
          onClose();
        }}
      >
        <Form.Item name="customerId" label={t('invoicing.advance.customer')} rules={chosen}>
          <RecordPicker
            load={(search) => api.customers.pick({ search })}
            optionOf={({ id, name, city }) => ({ id, label: name, hint: city })}
            autoFocus
          />
        </Form.Item>
        <Lines />
        <Form.Item name="basis" label={t('invoicing.advance.basis')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="expectedOn" label={t('invoicing.advance.expectedOn')} rules={chosen}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label={t('invoicing.advance.reason')} rules={required}>
          <Input maxLength={300} />
        </Form.Item>
        <Checks />
      </FormPanel>
    </SidePanel>
  );
};
