/** A list narrowed to records that lack something, as a jump from elsewhere wants it; one press shows all again. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { TabParams } from './tab-actions';
import { useT } from './i18n';

/** The gap that the tab was opened with; a new jump to the open tab brings another. */
export const useGap = <G extends string>(params: TabParams, gaps: readonly G[]) => {
  const gapOf = (given: TabParams): G | undefined => gaps.find((one) => one === given['gap']);
  const [seen, setSeen] = useState(params);
  const [gap, setGap] = useState(gapOf(params));
  if (params !== seen) {
    setSeen(params);
    setGap(gapOf(params));
  }
  return { gap, showAll: () => setGap(undefined) };
};

type Props = { readonly label: string; readonly onShowAll: () => void };

export const GapFilter = ({ label, onShowAll }: Props) => {
  const t = useT();
  return (
    <Button
      icon={<CloseOutlined aria-hidden />}
      iconPlacement="end"
      title={t('grid.filter.removeAll')}
      onClick={onShowAll}
    >
      {label}
    </Button>
  );
};
