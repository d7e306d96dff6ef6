/** Picks one record of a long list by typing: name, pinyin, initials or code; the engine finds the best 20. */
import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useT } from './i18n';
import { type ShownAnswer, useProblemText } from './problem-text';

export type PickOption = { readonly id: number; readonly label: string; readonly hint?: string };

type Props<T> = {
  readonly value?: number | undefined;
  /** Of the record that is chosen already, so that its name shows before anything is typed. */
  readonly chosen?: PickOption | undefined;
  readonly onChange?: (id: number | undefined, record: T | undefined) => void;
  readonly load: (search: string) => Promise<ShownAnswer<readonly T[]>>;
  readonly optionOf: (record: T) => PickOption;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly allowClear?: boolean;
};

const PAUSE_MS = 120;

/** Answers arrive in any order: only the one to the latest question is shown. */
const useFound = <T,>(load: Props<T>['load']) => {
  const [found, setFound] = useState<readonly T[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isLoading, setIsLoading] = useState(false);
  const textOf = useProblemText();
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (search: string) => {
    clearTimeout(timer.current);
    latest.current += 1;
    const mine = latest.current;
    const look = async () => {
      setIsLoading(true);
      const answer = await load(search.trim());
      if (mine !== latest.current) return;
      setIsLoading(false);
      setFound(answer.ok ? answer.value : []);
      setProblem(answer.ok ? undefined : textOf(answer.problem));
    };
    timer.current = setTimeout(() => void look(), PAUSE_MS);
  };
  return { found, problem, isLoading, ask };
};

export const RecordPicker = <T,>(props: Props<T>) => {
  const t = useT();
  const { found, problem, isLoading, ask } = useFound(props.load);
  const options = found.map(props.optionOf);
  const { chosen } = props;
  const known = chosen && !options.some(({ id }) => id === chosen.id) ? [chosen, ...options] : options;
  return (
    <Select<number>
      id={props.id}
      aria-label={props.label}
      value={props.value}
      placeholder={props.placeholder ?? t('common.grid.quickSearch')}
      autoFocus={props.autoFocus}
      allowClear={props.allowClear}
      showSearch={{ filterOption: false, onSearch: ask }}
      loading={isLoading}
      notFoundContent={problem ?? (isLoading ? t('common.state.loading') : t('common.state.noMatches'))}
      onOpenChange={(isOpen) => isOpen && ask('')}
      onChange={(id?: number) =>
        props.onChange?.(
          id,
          found.find((record) => props.optionOf(record).id === id),
        )
      }
      options={known.map(({ id, label, hint }) => ({ value: id, label, hint }))}
      optionRender={({ data }) => (
        <span className="td-pick">
          <span>{data.label}</span>
          {data.hint && <small>{data.hint}</small>}
        </span>
      )}
    />
  );
};
