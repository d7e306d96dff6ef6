import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n';
import { isComposing } from '../keyboard';

type Props = {
  readonly hint?: string | undefined;
  readonly onSearch: (text: string) => void;
  /** Enter or the arrow down: on to the rows. */
  readonly onLeave: () => void;
};

const TYPING_PAUSE_MS = 250;

/** The quick search of a list; what an input method is still composing is not searched. */
export const QuickSearch = ({ hint, onSearch, onLeave }: Props) => {
  const t = useT();
  const [text, setText] = useState('');
  const [isWriting, setIsWriting] = useState(false);
  const found = useRef('');
  useEffect(() => {
    const wanted = text.trim();
    if (isWriting || wanted === found.current) return undefined;
    const timer = setTimeout(() => {
      found.current = wanted;
      onSearch(wanted);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, isWriting, onSearch]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <Input
      className="td-quick-search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      placeholder={hint ?? t('grid.quickSearch')}
      aria-label={t('grid.quickSearchLabel')}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setIsWriting(true)}
      onCompositionEnd={() => setIsWriting(false)}
      onKeyDown={onKeyDown}
    />
  );
};
