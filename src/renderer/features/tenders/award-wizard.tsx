/** The award wizard: results, delivery and volumes, dates, a last look; Enter goes on, the last one writes everything. */
import { Button, Form, Steps } from 'antd';
import dayjs from 'dayjs';
import { type KeyboardEvent, useState } from 'react';
import type { AwardDraft } from '../../../shared/contract/awards.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { Dialog } from '../../ui/dialog';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ShownProblem } from '../../ui/problem-text';
import { AwardDates } from './award-wizard-dates';
import { AwardCheck, AwardDelivery } from './award-wizard-follow';
import { AwardItems } from './award-wizard-items';
import { startItems, totalOf, typedDay, wishOf, type TypedAward } from './award-wizard-values';
import { itemTables } from './award-words';
import { AddItems, AddLateButton } from './item-add';
import './awards.css';

const steps = ['items', 'delivery', 'dates', 'confirm'] as const;
const bodies = { items: AwardItems, delivery: AwardDelivery, dates: AwardDates, confirm: AwardCheck } as const;
const LAST = steps.length - 1;

/** The step on which a refused field stands. */
function stepOfField(field: string | undefined): number | undefined {
  if (field === undefined) return undefined;
  if (field.startsWith('/items')) return 0;
  return field.startsWith('/agreements') || field.startsWith('/volumes') ? 1 : 2;
}

/** Enter on a typed day takes the day and stays; everywhere else it goes on. */
const keepDay = (event: KeyboardEvent) => {
  const isDay = event.target instanceof Element && event.target.closest('.ant-picker') !== null;
  if (event.key === 'Enter' && isDay) event.preventDefault();
};

const startOf = (draft: AwardDraft): TypedAward => {
  const { contractOn, bondOn, depositBackOn } = draft.days;
  return {
    items: startItems(draft),
    ...{ provinces: draft.provinces, isForPurchaser: draft.isForPurchaser, noticeOn: dayjs(draft.noticeOn) },
    ...{ contractOn: typedDay(contractOn), bondOn: typedDay(bondOn), depositBackOn: typedDay(depositBackOn) },
    ...{ agreements: [], volumes: [] },
  };
};

/** Where the wizard stands, what was refused, and what the buttons do. */
const useWizard = (draft: AwardDraft, onClose: () => void) => {
  const t = useT();
  const notice = useNotice();
  const win = useCommand(api.awards.win);
  const [form] = Form.useForm<TypedAward>();
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<ShownProblem>();
  const refused = (found: ShownProblem) => {
    setProblem(found);
    setAt(stepOfField(found.fields?.[0]) ?? at);
  };
  const go = (next: number) => {
    setProblem(undefined);
    setAt(next);
  };
  const finish = async () => {
    const wish = wishOf(form.getFieldsValue(true) as TypedAward, draft);
    if (!wish.ok) return refused(wish.problem);
    if (at < LAST) return go(at + 1);
    const answer = await win.run(wish.value);
    if (!answer.ok) return refused(answer.problem);
    const { prices, agreements, volumes } = answer.value;
    notice.success(t('awards.done', { prices, agreements, volumes }));
    onClose();
  };
  return { form, at, go, problem, finish, isBusy: win.isBusy };
};

const Wizard = ({ draft, onClose }: { readonly draft: AwardDraft; readonly onClose: () => void }) => {
  const t = useT();
  const { form, at, go, problem, finish, isBusy } = useWizard(draft, onClose);
  const typed = Form.useWatch('items', form);
  return (
    <Form<TypedAward>
      form={form}
      layout="vertical"
      initialValues={startOf(draft)}
      onKeyDown={keepDay}
      onFinish={() => void finish()}
    >
      <Steps
        size="small"
        className="td-award-steps"
        current={at}
        onChange={(next) => next < at && go(next)}
        items={steps.map((key) => ({ title: t(`awards.steps.${key}`) }))}
      />
      <div className="td-award-body">
        {steps.map((key, place) => {
          const Body = bodies[key];
          return (
            <div key={key} hidden={place !== at}>
              <Body draft={draft} />
            </div>
          );
        })}
      </div>
      <ProblemAlert problem={problem} />
      <div className="td-award-foot">
        <strong>{typed && t('awards.total', totalOf(typed))}</strong>
        {at > 0 && <Button onClick={() => go(at - 1)}>{t('awards.back')}</Button>}
        <ActionButton type="primary" htmlType="submit" state={draft.win} loading={isBusy}>
          {t(at === LAST ? 'awards.finish' : 'awards.next')}
        </ActionButton>
      </div>
    </Form>
  );
};

type Props = { readonly tenderId: number; readonly onClose: () => void };

export const AwardWizard = ({ tenderId, onClose }: Props) => {
  const t = useT();
  const found = useRead(['awards.draft', tenderId], () => api.awards.draft({ tenderId }), { tables: itemTables });
  const [isAdding, setIsAdding] = useState(false);
  const draft = found.value;
  const title = draft ? `${t('awards.wizard')} · ${draft.number} ${draft.title}` : t('awards.wizard');
  return (
    <Dialog title={title} width={1080} onClose={onClose}>
      {!draft && found.isLoading && <PanelLoading />}
      {!draft && found.problem && <PanelRefused problem={found.problem} onRetry={found.reload} />}
      {draft && draft.items.length === 0 && (
        <PanelMessage title={t('awards.noItems')}>
          <AddLateButton onClick={() => setIsAdding(true)} />
        </PanelMessage>
      )}
      {isAdding && <AddItems tenderId={tenderId} isLate onClose={() => setIsAdding(false)} />}
      {draft && draft.items.length > 0 && <Wizard key={draft.tenderId} draft={draft} onClose={onClose} />}
    </Dialog>
  );
};

/** As a step of a tender asks for it. */
const OfTender = ({ tender, onClose }: { readonly tender: { readonly id: number }; readonly onClose: () => void }) => (
  <AwardWizard tenderId={tender.id} onClose={onClose} />
);
export default OfTender;
