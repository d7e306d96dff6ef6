/** When one is not to be disturbed. */
import { Checkbox, Form, Input } from 'antd';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { minuteOf, timeOf } from './time-of-day';

const quietTables = ['reminder_quiet'];
type Values = { readonly from: string; readonly until: string; readonly hasDaysOff: boolean };

export const QuietForm = () => {
  const t = useT();
  const notice = useNotice();
  const found = useRead(['reminders.quiet'], () => api.reminders.quiet({}), { tables: quietTables });
  const set = useCommand(api.reminders.setQuiet);
  const { value } = found;
  const rules = [
    { required: true, message: t('fields.required') },
    { pattern: /^(?:[01]?\d|2[0-3]):[0-5]\d$/u, message: t('reminders.quiet.time') },
  ];
  const save = ({ from, until, hasDaysOff }: Values) =>
    set.run({ fromMinute: minuteOf(from), untilMinute: minuteOf(until), hasDaysOff, version: value?.version ?? 0 });
  return (
    <section>
      <h2>{t('reminders.quiet.title')}</h2>
      <p className="td-quiet">{t('reminders.quiet.hint')}</p>
      {!value && found.isLoading && <PanelLoading />}
      {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {value && (
        <FormPanel<Values, unknown>
          key={value.version}
          initialValues={{
            from: timeOf(value.fromMinute),
            until: timeOf(value.untilMinute),
            hasDaysOff: value.hasDaysOff,
          }}
          submitLabel={t('common.actions.save')}
          onSubmit={save}
          onDone={() => notice.success(t('reminders.quiet.saved'))}
        >
          <div className="td-form-buttons">
            <Form.Item name="from" label={t('reminders.quiet.from')} rules={rules}>
              <Input maxLength={5} />
            </Form.Item>
            <Form.Item name="until" label={t('reminders.quiet.until')} rules={rules}>
              <Input maxLength={5} />
            </Form.Item>
          </div>
          <Form.Item name="hasDaysOff" valuePropName="checked">
            <Checkbox>{t('reminders.quiet.hasDaysOff')}</Checkbox>
          </Form.Item>
        </FormPanel>
      )}
    </section>
  );
};
