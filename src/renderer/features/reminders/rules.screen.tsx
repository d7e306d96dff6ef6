/** 提醒规则: what is told, whether it may disturb, when the manager hears of it; and one's own quiet hours. */
import { Checkbox, InputNumber } from 'antd';
import type { RuleRow } from '../../../shared/contract/reminders.contract';
import { reminderOf } from '../../../shared/domain/desk-words';
import { isTenderRule, type ReminderRule } from '../../../shared/domain/reminder-words';
import { api } from '../../rpc/client';
import { useMay } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { type Translate, useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { QuietForm } from './quiet-form';
import { ruleName } from './reminder-words';
import './reminders.css';

const ruleTables = ['reminder_rule', 'setting'];
const flags = ['isOn', 'isPopUp', 'isQuiet'] as const;
const MOST_DAYS = 15;
const MOST_HOURS = 240;

type FigureProps = {
  readonly label: string;
  readonly value: number;
  readonly bounds: readonly [number, number];
  readonly isDisabled: boolean;
  readonly onSave: (value: number) => void;
};

/** Saved when it is left, or with Enter. */
const Figure = ({ label, value, bounds: [min, max], isDisabled, onSave }: FigureProps) => {
  const save = (text: string) => {
    const typed = Number(text);
    if (text !== '' && Number.isInteger(typed) && typed !== value && typed >= min && typed <= max) onSave(typed);
  };
  return (
    <InputNumber
      size="small"
      aria-label={label}
      defaultValue={value}
      {...{ min, max, precision: 0, disabled: isDisabled }}
      onBlur={({ currentTarget }) => save(currentTarget.value)}
      onPressEnter={({ currentTarget }) => save(currentTarget.value)}
    />
  );
};

/** Whom a rule tells: people by name of the record, or posts. */
const ownersOf = (rule: ReminderRule, t: Translate): string => {
  if (isTenderRule(rule)) return t(rule === 'tenderOpening' ? 'reminders.rules.attending' : 'reminders.rules.people');
  return reminderOf(rule)
    .posts.map((post) => t(`posts.${post}`))
    .join(t('common.listSeparator'));
};

type RuleProps = { readonly rule: RuleRow; readonly mayChange: boolean; readonly hasDays: boolean };

const Rule = ({ rule, mayChange, hasDays }: RuleProps) => {
  const t = useT();
  const notice = useNotice();
  const change = useCommand(api.reminders.changeRule);
  const name = ruleName(rule.key, rule.setting, t);
  const save = async (changes: Partial<RuleRow>) => {
    const { key, isOn, isPopUp, isQuiet, threshold, escalateHours, version } = { ...rule, ...changes };
    const answer = await change.run({ key, isOn, isPopUp, isQuiet, threshold, escalateHours, version });
    if (notice.accept(answer)) notice.success(t('reminders.rules.saved'));
  };
  const isDisabled = !mayChange || change.isBusy;
  const label = (column: (typeof flags)[number] | 'threshold' | 'escalateHours') =>
    `${name}: ${t(`reminders.rules.columns.${column}`)}`;
  return (
    <tr>
      <td>{name}</td>
      <td className="td-quiet">{ownersOf(rule.key, t)}</td>
      {flags.map((flag) => (
        <td key={flag}>
          <Checkbox
            aria-label={label(flag)}
            checked={rule[flag]}
            disabled={isDisabled || (flag !== 'isOn' && !rule.isOn)}
            onChange={({ target }) => void save({ [flag]: target.checked })}
          />
        </td>
      ))}
      {hasDays && (
        <td>
          {rule.threshold !== null && (
            <Figure
              label={label('threshold')}
              value={rule.threshold}
              bounds={[1, MOST_DAYS]}
              isDisabled={isDisabled}
              onSave={(threshold) => void save({ threshold })}
            />
          )}
        </td>
      )}
      <td>
        {rule.mayEscalate && (
          <Figure
            label={label('escalateHours')}
            value={rule.escalateHours}
            bounds={[0, MOST_HOURS]}
            isDisabled={isDisabled}
            onSave={(escalateHours) => void save({ escalateHours })}
          />
        )}
      </td>
    </tr>
  );
};

type TableProps = { readonly title: string; readonly rules: readonly RuleRow[]; readonly mayChange: boolean };

const RuleTable = ({ title, rules, mayChange }: TableProps) => {
  const t = useT();
  const hasDays = rules.some(({ hasThreshold }) => hasThreshold);
  const columns = ['rule', 'owner', ...flags, ...(hasDays ? (['threshold'] as const) : []), 'escalateHours'] as const;
  return (
    <>
      <h3>{title}</h3>
      <table className="td-plain">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`reminders.rules.columns.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Rule key={`${rule.key}-${rule.version}`} {...{ rule, mayChange, hasDays }} />
          ))}
        </tbody>
      </table>
    </>
  );
};

const RulesScreen = () => {
  const t = useT();
  const mayChange = useMay('reminders.rules');
  const found = useRead(['reminders.rules'], () => api.reminders.rules({}), { tables: ruleTables });
  const { value } = found;
  const [ofTenders, ofDesks] = [true, false].map((isOf) =>
    (value ?? []).filter(({ key }) => isTenderRule(key) === isOf),
  );
  return (
    <div className="td-rules">
      <QuietForm />
      <section>
        <h2>{t('reminders.rules.title')}</h2>
        <p className="td-quiet">{t('reminders.rules.hint')}</p>
        <p className="td-quiet">{t(mayChange ? 'reminders.rules.escalateHint' : 'reminders.rules.onlyRead')}</p>
        {!value && found.isLoading && <PanelLoading />}
        {!value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {value && (
          <RuleTable title={t('reminders.rules.groups.tenders')} rules={ofTenders ?? []} mayChange={mayChange} />
        )}
        {value && <RuleTable title={t('reminders.rules.groups.desks')} rules={ofDesks ?? []} mayChange={mayChange} />}
      </section>
    </div>
  );
};

export default RulesScreen;
