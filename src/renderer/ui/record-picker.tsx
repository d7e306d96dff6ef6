/** Picks one record of a long list by typing: name, pinyin, initials or code; the engine finds the best 20. */
import { Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLatest } from './grid/use-latest';
import { useT } from './i18n';
import { isComposing } from './keyboard';
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
const useFound = <T,>(load: Props<T>['load'], onTake: (record: T) => void) => {
  const [found, setFound] = useState<readonly T[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isLoading, setIsLoading] = useState(false);
  const textOf = useProblemText();
  const asked = useRef({ isOpen: false, text: '', isEntered: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const take = useLatest(onTake);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (search: string) => {
    clearTimeout(timer.current);
    const [before, text] = [asked.current, search.trim()];
    // The same once more, for the list opened meanwhile: Enter was pressed for it all the same.
    const mine = { isOpen: true, text, isEntered: before.isOpen && before.isEntered && before.text === text };
    asked.current = mine;
    const look = async () => {
      setIsLoading(true);
      const answer = await load(mine.text);
      if (mine !== asked.current) return;
      mine.isOpen = false;
      setIsLoading(false);
      setFound(answer.ok ? answer.value : []);
      setProblem(answer.ok ? undefined : textOf(answer.problem));
      const [first] = answer.ok ? answer.value : [];
      if (mine.isEntered && first !== undefined) take.current(first);
    };
    timer.current = setTimeout(() => void look(), PAUSE_MS);
  };
  /** Enter was faster than the answer: the first of it is taken when it comes, not the first of what stood before. */
  const enter = (): boolean => {
    const { isOpen, text } = asked.current;
    if (isOpen && text !== '') asked.current.isEntered = true;
    return isOpen && text !== '';
  };
  /** The list is closed: what is still on its way is no longer wanted, but for what Enter was pressed for. */
  const forget = () => {
    if (asked.current.isEntered) return;
    clearTimeout(timer.current);
    asked.current = { isOpen: false, text: '', isEntered: false };
    setIsLoading(false);
  };
  /** Esc: not that either. */
  const cancel = () => {
    asked.current.isEntered = false;
  };
  return { found, problem, isLoading, ask, enter, forget, cancel };
};

type Entering<T> = {
  readonly enter: () => boolean;
  readonly cancel: () => void;
  /** What was found for what was typed, as it is shown; undefined while nothing is typed. */
  readonly shown: readonly T[] | undefined;
  readonly idOf: (record: T) => number;
  readonly take: (record: T) => void;
};

/**
 * Enter after something was typed: the select marks its first option some time after the options are drawn, and Enter
 * in between would close it with nothing taken. So what is marked is taken here if it is among what is shown, else the
 * first of it; of nothing nothing is taken, and the list stays.
 */
const useEnter = <T,>({ enter, cancel, shown, idOf, take }: Entering<T>) => {
  const marked = useRef<number | null>(null);
  const onActive = (id: number | null) => {
    marked.current = id;
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel();
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    if (!enter()) {
      if (shown === undefined) return;
      const record = shown.find((one) => idOf(one) === marked.current) ?? shown[0];
      if (record !== undefined) take(record);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { onActive, onKeyDownCapture };
};

export const RecordPicker = <T,>(props: Props<T>) => {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState('');
  // What comes in one piece, pasted or from an input method, is heard before the list opens.
  const typed = useRef('');
  const type = (text: string) => {
    typed.current = text;
    setSearch(text);
  };
  const take = (record: T) => {
    setIsOpen(false);
    type('');
    props.onChange?.(props.optionOf(record).id, record);
  };
  const { found, problem, isLoading, ask, enter, forget, cancel } = useFound(props.load, take);
  const options = found.map(props.optionOf);
  const { chosen } = props;
  const isListed = search !== '' || options.some(({ id }) => id === chosen?.id);
  const known = chosen && !isListed ? [chosen, ...options] : options;
  const shown = isOpen && search.trim() !== '' ? found : undefined;
  const idOf = (record: T) => props.optionOf(record).id;
  const { onKeyDownCapture, onActive } = useEnter({ enter, cancel, shown, idOf, take });
  const onOpenChange = (next: boolean) => {
    setIsOpen(next);
    if (next) return ask(typed.current);
    forget();
    return type('');
  };
  return (
    <span className="td-record-picker" onKeyDownCapture={onKeyDownCapture}>
      <Select<number>
        id={props.id}
        aria-label={props.label}
        value={props.value}
        placeholder={props.placeholder ?? t('common.grid.quickSearch')}
        autoFocus={props.autoFocus}
        allowClear={props.allowClear}
        open={isOpen}
        showSearch={{
          filterOption: false,
          searchValue: search,
          onSearch: (text) => {
            type(text);
            ask(text);
          },
        }}
        loading={isLoading}
        notFoundContent={problem ?? (isLoading ? t('common.state.loading') : t('common.state.noMatches'))}
        onOpenChange={onOpenChange}
        onActive={onActive}
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
    </span>
  );
};
