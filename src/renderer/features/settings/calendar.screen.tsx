/** 工作日历: one year, its days off and the weekend days that are worked, and whether it is entered. */
import { Button, DatePicker, Form, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { CalendarDayRow, CalendarYearRow } from '../../../shared/contract/calendar.contract';
import {
  DELIVERED,
  type DayKind,
  dayKinds,
  type HolidayName,
  holidayNames,
} from '../../../shared/domain/calendar-words';
import { businessDateOf } from '../../../shared/domain/business-date';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { type Translate, useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelRefused } from '../../ui/panel-state';
import { StateTag } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';
import './settings.css';

const DAY = 'YYYY-MM-DD';
const tables = ['calendar_day', 'calendar_year'];
const isKnown = (name: string): name is HolidayName => holidayNames.some((one) => one === name);
const nameOf = (name: string, t: Translate): string => (isKnown(name) ? t(`calendar.names.${name}`) : name);

type Added = { readonly day: Dayjs; readonly kind: DayKind; readonly name: string };

const AddDay = ({ year, onClose }: { readonly year: number; readonly onClose: () => void }) => {
  const t = useT();
  const set = useCommand(api.calendar.set);
  const names = holidayNames.map((value) => ({ value, label: t(`calendar.names.${value}`) }));
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <Dialog title={t('calendar.add')} onClose={onClose}>
      <FormPanel<Added, unknown>
        initialValues={{ kind: 'holiday', name: 'new_year' }}
        onSubmit={({ day, kind, name }) => set.run({ day: day.format(DAY), kind, name, version: null })}
        onDone={onClose}
      >
        <Form.Item name="day" label={t('calendar.columns.day')} rules={required}>
          <DatePicker autoFocus defaultPickerValue={dayjs(`${year}-01-01`)} />
        </Form.Item>
        <Form.Item name="kind" label={t('calendar.columns.kind')}>
          <Select options={dayKinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('calendar.columns.name')}>
          <Select options={names} />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const SignYear = ({ year, onClose }: { readonly year: number; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const sign = useCommand(api.calendar.signYear);
  const required = [{ required: true, whitespace: true, message: t('fields.required') }];
  return (
    <Dialog title={`${t('calendar.sign')} · ${year}`} onClose={onClose}>
      <FormPanel<{ source: string }, unknown>
        onSubmit={({ source }) => sign.run({ year, source })}
        onDone={() => {
          notice.success(t('calendar.signed', { year }));
          onClose();
        }}
      >
        <Form.Item name="source" label={t('calendar.columns.source')} extra={t('calendar.sourceHint')} rules={required}>
          <Input maxLength={200} autoFocus autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const Days = ({ days }: { readonly days: readonly CalendarDayRow[] }) => {
  const t = useT();
  const notice = useNotice();
  const write = useMayState('calendar.write');
  const remove = useCommand(api.calendar.remove);
  const giveBack = async ({ day, version }: CalendarDayRow) => {
    if (notice.accept(await remove.run({ day, version }))) notice.success(t('calendar.saved'));
  };
  if (days.length === 0) return <p className="td-settings-hint">{t('calendar.empty')}</p>;
  return (
    <table className="td-calendar-days">
      <tbody>
        {days.map((row) => (
          <tr key={row.day}>
            <th scope="row" className="td-number">
              {row.day}
            </th>
            <td>
              <StateTag tone={row.kind === 'holiday' ? 'good' : 'warning'}>{t(`calendar.kinds.${row.kind}`)}</StateTag>
            </td>
            <td>{nameOf(row.name, t)}</td>
            <td>
              <Button size="small" disabled={write !== true || remove.isBusy} onClick={() => void giveBack(row)}>
                {t('calendar.remove')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Whether the year is entered, and from what; a warning where it is not. */
const Entered = ({ year, entered }: { readonly year: number; readonly entered: CalendarYearRow | undefined }) => {
  const t = useT();
  if (!entered) {
    return (
      <p className="td-calendar-warning" role="note">
        {t('calendar.missing', { year })}
      </p>
    );
  }
  const source = entered.source === DELIVERED ? t('calendar.sources.state_council') : entered.source;
  return <p className="td-settings-hint">{t('calendar.entered', { source })}</p>;
};

/** The year in the firm's zone when the screen was opened. */
const useThisYear = (): number => {
  const timeZone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  return Number(businessDateOf(openedAt, timeZone).slice(0, 4));
};

const CalendarScreen = () => {
  const t = useT();
  const now = useThisYear();
  const write = useMayState('calendar.write');
  const [year, setYear] = useState(now);
  const [asked, setAsked] = useState<'add' | 'sign'>();
  const found = useRead(['calendar.list', year], () => api.calendar.list({ year }), { tables });
  const close = () => setAsked(undefined);
  return (
    <div className="td-settings">
      <section>
        <h2>{t('calendar.title')}</h2>
        <p className="td-settings-hint">{t('calendar.hint')}</p>
        <div className="td-form-buttons">
          <Segmented<number>
            aria-label={t('calendar.year')}
            value={year}
            onChange={setYear}
            options={[now - 1, now, now + 1]}
          />
          <ActionButton state={write} onClick={() => setAsked('add')}>
            {t('calendar.add')}
          </ActionButton>
          <ActionButton state={write} onClick={() => setAsked('sign')}>
            {t('calendar.sign')}
          </ActionButton>
        </div>
        {!found.value && found.isLoading && <PanelLoading />}
        {!found.value && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
        {found.value && <Entered year={year} entered={found.value.years.find((one) => one.year === year)} />}
        {found.value && <Days days={found.value.days} />}
        {asked === 'add' && <AddDay year={year} onClose={close} />}
        {asked === 'sign' && <SignYear year={year} onClose={close} />}
      </section>
    </div>
  );
};

export default CalendarScreen;
