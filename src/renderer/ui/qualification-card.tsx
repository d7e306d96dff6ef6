/** On the card of a buyer, a supplier or a product: qualified or not, what is missing, and the button that asks. */
import { Form, Input, Popover } from 'antd';
import { useState } from 'react';
import type { Standing } from '../../shared/domain/quality-words';
import { textAt } from '../../shared/i18n/formats';
import { ActionButton, type ActionState } from './action-button';
import { FormPanel } from './form/form-panel';
import { useTexts } from './i18n';
import { useNotice } from './notice';
import { PanelLoading, PanelRefused } from './panel-state';
import type { ShownAnswer, ShownProblem } from './problem-text';
import { QualityPapers, type ShownPaper } from './quality-papers';
import { StateTag, type Tone } from './state-tag';

type Past = {
  readonly id: number;
  readonly number: string;
  readonly state: 'requested' | 'approved' | 'refused' | 'withdrawn' | 'ended';
  readonly requestedBy: string;
  readonly requestedOn: string;
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  readonly reason: string;
};
/** What `rpc/use-qualification.ts` gives. */
export type SubjectQuality = {
  readonly value:
    | {
        readonly state: Standing;
        readonly approvedOn: string | null;
        readonly validUntilOn: string | null;
        readonly papers: readonly ShownPaper[];
        readonly lacking: readonly string[];
        readonly past: readonly Past[];
        readonly actions: { readonly request: ActionState };
      }
    | undefined;
  readonly problem: ShownProblem | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
  readonly request: (note: string) => Promise<ShownAnswer<{ readonly number: string }>>;
};
type Props = { readonly quality: SubjectQuality };
type Value = NonNullable<SubjectQuality['value']>;

const standingTones: Readonly<Record<Standing, Tone>> = {
  none: 'warning',
  requested: 'info',
  approved: 'good',
  refused: 'bad',
};

const Head = ({ value }: { readonly value: Value }) => {
  const { t, language } = useTexts();
  const { state, approvedOn: date, validUntilOn: until, lacking } = value;
  const separator = t('common.listSeparator');
  const items = lacking.map((key) => textAt(language, key) ?? key).join(separator);
  return (
    <>
      <div className="td-quality-head">
        <StateTag tone={standingTones[state]}>{t(`quality.standing.${state}`)}</StateTag>
        <span className="is-quiet">
          {date && (until ? t('quality.approvedUntil', { date, until }) : t('quality.approvedOn', { date }))}
        </span>
      </div>
      <p className="is-quiet">{items === '' ? t('quality.complete') : t('quality.lacking', { items })}</p>
    </>
  );
};

const AskFor = ({ quality, value }: Props & { readonly value: Value }) => {
  const { t } = useTexts();
  const notice = useNotice();
  const [isAsking, setIsAsking] = useState(false);
  const label = t(value.past.length > 0 ? 'quality.requestAgain' : 'quality.request');
  const { request: state } = value.actions;
  const button = (
    <ActionButton state={state} onClick={() => setIsAsking(true)}>
      {label}
    </ActionButton>
  );
  if (state !== true) return button;
  const form = (
    <FormPanel<{ note?: string }, { readonly number: string }>
      submitLabel={label}
      onSubmit={({ note }) => quality.request(note ?? '')}
      onDone={({ number }) => {
        setIsAsking(false);
        notice.success(t('quality.requested', { number }));
      }}
    >
      <Form.Item name="note" label={t('quality.note')}>
        <Input maxLength={300} autoFocus autoComplete="off" />
      </Form.Item>
    </FormPanel>
  );
  return (
    <Popover open={isAsking} onOpenChange={setIsAsking} trigger="click" content={form} destroyOnHidden>
      {button}
    </Popover>
  );
};

const PastOnes = ({ past }: { readonly past: readonly Past[] }) => {
  const { t } = useTexts();
  if (past.length === 0) return null;
  return (
    <>
      <h3>{t('quality.past')}</h3>
      <ul className="td-past">
        {past.map(({ id, number, state, requestedBy, requestedOn, decidedBy, decidedOn, reason }) => (
          <li key={id}>
            {number} <StateTag>{t(`quality.state.${state}`)}</StateTag>{' '}
            <span className="is-quiet">
              {decidedBy ?? requestedBy} {decidedOn ?? requestedOn} {reason}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

export const QualificationCard = ({ quality }: Props) => {
  const { value, problem, isLoading, reload } = quality;
  if (!value && isLoading) return <PanelLoading />;
  if (!value) return problem ? <PanelRefused problem={problem} onRetry={reload} /> : null;
  return (
    <section className="td-quality">
      <Head value={value} />
      <QualityPapers papers={value.papers} />
      <div>
        <AskFor quality={quality} value={value} />
      </div>
      <PastOnes past={value.past} />
    </section>
  );
};
