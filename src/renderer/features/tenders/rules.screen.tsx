/** What tenders are counted by: time limits with their sources, and templates of dates. */
import { Button, Form, Input, InputNumber, Select, Tabs } from 'antd';
import { useState } from 'react';
import type { ClockRow, TemplateRow } from '../../../shared/contract/tender-rules.contract';
import { milestoneAnchors, milestoneKinds, tenderKinds } from '../../../shared/domain/tender-words';
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
import './tenders.css';

const ruleTables = ['tender_clock', 'milestone_template'];

const ChangeClock = ({ clock, onClose }: { readonly clock: ClockRow; readonly onClose: () => void }) => {
  const t = useT();
  const change = useCommand(api.tenderRules.changeClock);
  const { key, amount, note, version, unit } = clock;
  return (
    <Dialog title={t(`tenderDates.clocks.${key}`)} onClose={onClose}>
      <FormPanel<{ amount: number; note?: string }, unknown>
        initialValues={{ amount, note }}
        onSubmit={(values) => change.run({ key, amount: values.amount, note: values.note ?? '', version })}
        onDone={onClose}
      >
        <Form.Item name="amount" label={`${t('tenderDates.columns.amount')} (${t(`tenderDates.units.${unit}`)})`}>
          <InputNumber min={0} max={365} precision={0} autoFocus />
        </Form.Item>
        <Form.Item name="note" label={t('tenderDates.columns.note')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

type ClockProps = { readonly clocks: readonly ClockRow[]; readonly onChange: (clock: ClockRow) => void };

const Clocks = ({ clocks, onChange }: ClockProps) => {
  const t = useT();
  const write = useMayState('tenders.rules');
  return (
    <table className="td-tender-dates">
      <tbody>
        {clocks.map((clock) => (
          <tr key={clock.key}>
            <th scope="row">{t(`tenderDates.clocks.${clock.key}`)}</th>
            <td className="td-number">
              {clock.amount} {t(`tenderDates.units.${clock.unit}`)}
              {clock.amount !== clock.standard && (
                <StateTag tone="warning">{t('tenderDates.rules.standard', { amount: clock.standard })}</StateTag>
              )}
            </td>
            <td>
              <small>{[t(`tenderDates.sources.${clock.key}`), clock.note].filter(Boolean).join(' · ')}</small>
            </td>
            <td>
              <ActionButton size="small" state={write} onClick={() => onChange(clock)}>
                {t('tenderDates.act.change')}
              </ActionButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const ClocksPart = () => {
  const t = useT();
  const [changed, setChanged] = useState<ClockRow>();
  const found = useRead(['tenderRules.clocks'], () => api.tenderRules.clocks({}), { tables: ruleTables });
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  const rows = found.value;
  return (
    <>
      <p className="td-tender-hint">{t('tenderDates.rules.clocksHint')}</p>
      {(['ours', 'purchaser'] as const).map((side) => (
        <section key={side} className="td-tender-part">
          <header>
            <h2>{t(`tenderDates.rules.${side}`)}</h2>
          </header>
          <Clocks clocks={rows.filter((one) => one.side === side)} onChange={setChanged} />
        </section>
      ))}
      {changed && <ChangeClock clock={changed} onClose={() => setChanged(undefined)} />}
    </>
  );
};

type Values = Omit<TemplateRow, 'id' | 'version'>;
const newTemplate: Values = {
  ...{ tenderKind: 'open', platform: '', milestoneKind: 'samples', title: '', anchor: 'bid_deadline', offsetDays: -1 },
  ...{ unit: 'workday', isOurs: true, leadWorkdays: 0, isDisabled: false },
};

const TemplateFields = () => {
  const t = useT();
  const yesNo = (key: 'isOurs' | 'isDisabled') => (
    <Form.Item name={key} label={t(`tenderDates.columns.${key}`)}>
      <Select
        options={[true, false].map((value) => ({ value, label: t(value ? 'common.words.yes' : 'common.words.no') }))}
      />
    </Form.Item>
  );
  return (
    <div className="td-tender-two">
      <Form.Item name="tenderKind" label={t('tenderDates.columns.tenderKind')}>
        <Select options={tenderKinds.map((value) => ({ value, label: t(`tenders.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="platform" label={t('tenderDates.columns.platform')}>
        <Input maxLength={80} placeholder={t('tenderDates.rules.anyPlatform')} />
      </Form.Item>
      <Form.Item name="milestoneKind" label={t('tenderDates.columns.kind')}>
        <Select options={milestoneKinds.map((value) => ({ value, label: t(`tenderDates.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="title" label={t('tenderDates.columns.title')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="anchor" label={t('tenderDates.columns.anchor')}>
        <Select options={milestoneAnchors.map((value) => ({ value, label: t(`tenderDates.anchors.${value}`) }))} />
      </Form.Item>
      <Form.Item name="offsetDays" label={t('tenderDates.columns.offset')}>
        <InputNumber min={-365} max={365} precision={0} />
      </Form.Item>
      <Form.Item name="unit" label={t('tenderDates.columns.unit')}>
        <Select
          options={(['day', 'workday'] as const).map((value) => ({ value, label: t(`tenderDates.units.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="leadWorkdays" label={t('tenderDates.columns.leadWorkdays')}>
        <InputNumber min={0} max={30} precision={0} />
      </Form.Item>
      {yesNo('isOurs')}
      {yesNo('isDisabled')}
    </div>
  );
};

const EditTemplate = ({ row, onClose }: { readonly row: TemplateRow | undefined; readonly onClose: () => void }) => {
  const t = useT();
  const notice = useNotice();
  const save = useCommand(api.tenderRules.saveTemplate);
  const { id: _1, version: _2, ...known } = row ?? { ...newTemplate, id: 0, version: 0 };
  return (
    <Dialog title={t(row ? 'tenderDates.act.change' : 'tenderDates.act.newTemplate')} onClose={onClose}>
      <FormPanel<Values, unknown>
        initialValues={known}
        onSubmit={(values) =>
          save.run({ ...known, ...values, templateId: row?.id ?? null, version: row?.version ?? 0 })
        }
        onDone={() => {
          notice.success(t('tenderDates.rules.saved'));
          onClose();
        }}
      >
        <TemplateFields />
      </FormPanel>
    </Dialog>
  );
};

const distanceOf = ({ anchor, offsetDays, unit }: TemplateRow, t: Translate): string => {
  const where = t(`tenderDates.anchors.${anchor}`);
  if (offsetDays === 0) return t('tenderDates.rules.on', { anchor: where });
  const params = { anchor: where, count: Math.abs(offsetDays), unit: t(`tenderDates.units.${unit}`) };
  return t(offsetDays < 0 ? 'tenderDates.rules.before' : 'tenderDates.rules.after', params);
};

const TemplatesPart = () => {
  const t = useT();
  const write = useMayState('tenders.rules');
  const [edited, setEdited] = useState<{ readonly row?: TemplateRow }>();
  const found = useRead(['tenderRules.templates'], () => api.tenderRules.templates({}), { tables: ruleTables });
  if (!found.value) {
    return found.problem ? <PanelRefused problem={found.problem} onRetry={found.reload} /> : <PanelLoading />;
  }
  return (
    <>
      <p className="td-tender-hint">{t('tenderDates.rules.templatesHint')}</p>
      <ActionButton state={write} onClick={() => setEdited({})}>
        {t('tenderDates.act.newTemplate')}
      </ActionButton>
      <table className="td-tender-dates">
        <tbody>
          {found.value.map((row) => (
            <tr key={row.id} className={row.isDisabled ? 'is-dropped' : undefined}>
              <th scope="row">{t(`tenders.kinds.${row.tenderKind}`)}</th>
              <td>{row.platform === '' ? t('tenderDates.rules.anyPlatform') : row.platform}</td>
              <td>{row.title === '' ? t(`tenderDates.kinds.${row.milestoneKind}`) : row.title}</td>
              <td>{distanceOf(row, t)}</td>
              <td>
                <Button size="small" disabled={write !== true} onClick={() => setEdited({ row })}>
                  {t('tenderDates.act.change')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <EditTemplate row={edited.row} onClose={() => setEdited(undefined)} />}
    </>
  );
};

const RulesScreen = () => {
  const t = useT();
  return (
    <div className="td-tender td-tender-rules">
      <Tabs
        items={[
          { key: 'clocks', label: t('tenderDates.rules.clocks'), children: <ClocksPart /> },
          { key: 'templates', label: t('tenderDates.rules.templates'), children: <TemplatesPart /> },
        ]}
      />
    </div>
  );
};

export default RulesScreen;
