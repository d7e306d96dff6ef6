/** The filter behind a column's head: a few inputs, Enter applies, Esc leaves. Dates are typed, as on paper. */
import { Button, Checkbox, Input, Segmented } from 'antd';
import { type CustomFilterDisplayProps, useGridFilterDisplay } from 'ag-grid-react';
import { type FormEvent, useRef, useState } from 'react';
import { type TextKey, useT } from '../i18n';
import { useProblemText } from '../problem-text';
import { useTimeZone } from '../time-zone';
import { type Draft, draftOfFilter, type DraftProblem, emptyDraft, filterOfDraft, filterStyleOf } from './filter-model';
import type { GridColumn, GridFilter, GridRow } from './types';

type InputsProps = {
  readonly column: GridColumn<GridRow>;
  readonly draft: Draft;
  readonly problem: DraftProblem | undefined;
  readonly onChange: (changes: Partial<Draft>) => void;
};

const ops = ['contains', 'equals', 'startsWith'] as const;

const TextInputs = ({ draft, onChange }: InputsProps) => {
  const t = useT();
  return (
    <>
      <Segmented
        size="small"
        block
        value={draft.op}
        options={ops.map((value) => ({ value, label: t(`grid.filter.${value}`) }))}
        onChange={(op) => onChange({ op })}
      />
      <Input
        aria-label={t('grid.filter.text')}
        value={draft.text}
        maxLength={100}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </>
  );
};

const sideKeys: Record<'figures' | 'dates', Record<'low' | 'high', TextKey>> = {
  figures: { low: 'grid.filter.min', high: 'grid.filter.max' },
  dates: { low: 'common.words.from', high: 'common.words.to' },
};

const SideInputs = ({ column, draft, problem, onChange }: InputsProps) => {
  const t = useT();
  const textOf = useProblemText();
  const style = filterStyleOf(column.kind) === 'dates' ? 'dates' : 'figures';
  return (
    <>
      {(['low', 'high'] as const).map((side) => (
        <label key={side} className="td-filter-side">
          <span>{t(sideKeys[style][side])}</span>
          <Input
            value={draft[side]}
            maxLength={30}
            placeholder={style === 'dates' ? 'yyyy-mm-dd' : undefined}
            status={problem?.side === side ? 'error' : undefined}
            onChange={(event) => onChange({ [side]: event.target.value })}
          />
        </label>
      ))}
      {problem && <p role="alert">{textOf(problem.problem)}</p>}
    </>
  );
};

const ChoiceInputs = ({ column, draft, onChange }: InputsProps) => {
  const t = useT();
  const options = Object.entries(column.states ?? {}).map(([value, { label }]) => ({ value, label: t(label) }));
  return (
    <Checkbox.Group
      className="td-filter-choice"
      options={options}
      value={[...draft.chosen]}
      onChange={(chosen) => onChange({ chosen })}
    />
  );
};

const inputsOf = { text: TextInputs, figures: SideInputs, dates: SideInputs, choice: ChoiceInputs };

type Props = CustomFilterDisplayProps<GridRow, unknown, GridFilter> & { readonly gridColumn: GridColumn<GridRow> };

/** What AG Grid opens for a column; its model is our filter itself. */
export const FilterPopup = ({ model, onModelChange, gridColumn: column }: Props) => {
  const t = useT();
  const timeZone = useTimeZone();
  const form = useRef<HTMLFormElement>(null);
  const hide = useRef<(() => void) | undefined>(undefined);
  const [draft, setDraft] = useState<Draft>(() => draftOfFilter(model, { kind: column.kind, timeZone }));
  const [problem, setProblem] = useState<DraftProblem>();
  useGridFilterDisplay({
    afterGuiAttached: (params) => {
      hide.current = params?.hidePopup;
      setDraft(draftOfFilter(model, { kind: column.kind, timeZone }));
      form.current?.querySelector<HTMLInputElement>('input:not([type="radio"])')?.focus();
    },
  });
  const apply = (wanted: Draft) => {
    const result = filterOfDraft({ key: column.key, kind: column.kind, timeZone }, wanted);
    if ('problem' in result) return setProblem(result);
    setProblem(undefined);
    onModelChange(result.filter);
    return hide.current?.();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    apply(draft);
  };
  const clear = () => {
    setDraft(emptyDraft);
    apply(emptyDraft);
  };
  const style = filterStyleOf(column.kind);
  const Inputs = style === 'none' ? undefined : inputsOf[style];
  return (
    <form className="td-filter" ref={form} onSubmit={onSubmit}>
      <strong>{t('grid.filter.title', { name: t(column.header) })}</strong>
      {Inputs && (
        <Inputs
          column={column}
          draft={draft}
          problem={problem}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        />
      )}
      <div className="td-form-buttons">
        <Button type="primary" size="small" htmlType="submit">
          {t('common.actions.apply')}
        </Button>
        <Button size="small" onClick={clear}>
          {t('common.actions.clear')}
        </Button>
      </div>
    </form>
  );
};
