/** Opening stock by lot, typed or pasted like a sheet; all lines are entered or none. */
import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { PickedProduct } from '../../../shared/contract/products.contract';
import { type Problem, refuse } from '../../../shared/domain/problem';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useCommand } from '../../rpc/use-command';
import { ActionButton } from '../../ui/action-button';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { ProblemAlert } from '../../ui/problem-alert';
import type { ShownProblem } from '../../ui/problem-text';
import { OpeningGrid } from './opening-grid';
import { type CellProblems, cellKey, cells, isBlank, type Line, problemAtCells, readLines } from './opening-model';
import { productLabel } from './product-cell';
import { freshLines, useOpeningGrid } from './use-opening-grid';
import './stock.css';

const none: CellProblems = new Map();

/** The one product that a typed or pasted text means: by its very code, its very name, or as the only match. */
const meant = (found: readonly PickedProduct[], text: string): PickedProduct | undefined => {
  const byCode = found.find(({ code }) => code === text);
  const byName = found.filter(({ genericName }) => genericName === text);
  return byCode ?? (byName.length === 1 ? byName[0] : found.length === 1 ? found[0] : undefined);
};

/** Lines with the products of their texts, and the cells whose text means none or several. */
async function understood(lines: readonly Line[]): Promise<{ lines: Line[]; problems: Map<string, Problem> }> {
  const problems = new Map<string, Problem>();
  const result: Line[] = [];
  for (const line of lines) {
    const text = line.product.trim();
    if (line.productId !== null || text === '') {
      result.push(line);
      continue;
    }
    const answer = await api.products.pick({ search: text });
    const found = answer.ok ? answer.value : [];
    const product = meant(found, text);
    const key = found.length > 1 ? 'stock.opening.several' : 'stock.opening.notFound';
    if (!product) problems.set(cellKey(line, 'product'), refuse('VALIDATION_FAILED', { case: key, text }).problem);
    result.push(product ? { ...line, productId: product.id, product: productLabel(product) } : line);
  }
  return { lines: result, problems };
}

/** Every cell in reading order. */
const cellsOf = (lines: readonly Line[]) => lines.flatMap((line, row) => cells.map((cell) => ({ line, row, cell })));

const OpeningScreen = () => {
  const t = useT();
  const notice = useNotice();
  const write = useMayState('stock.write');
  const grid = useOpeningGrid();
  const record = useCommand(api.stock.recordOpening);
  const [problems, setProblems] = useState<CellProblems>(none);
  const [problem, setProblem] = useState<ShownProblem>();
  const count = grid.lines.filter((line) => !isBlank(line)).length;
  const post = async () => {
    if (count === 0) return notice.warning(t('stock.opening.nothing'));
    const known = await understood(grid.lines);
    grid.setLines(known.lines);
    const read = readLines(known.lines);
    const bad = new Map([...read.problems, ...known.problems]);
    setProblems(bad);
    setProblem(undefined);
    if (bad.size > 0) {
      const [first] = cellsOf(known.lines).filter(({ line, cell }) => bad.has(cellKey(line, cell)));
      if (first) grid.goTo({ row: first.row, cell: first.cell });
      return notice.warning(t('stock.opening.badCells', { count: bad.size }));
    }
    const answer = await record.run({ lines: read.input });
    if (answer.ok) {
      notice.success(t('stock.opening.done', { count: answer.value.lotIds.length }));
      return grid.setLines(freshLines());
    }
    setProblems(problemAtCells(answer.problem, read.lines));
    return setProblem(answer.problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isPost = (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's');
    if (!isPost || write !== true) return;
    event.preventDefault();
    void post();
  };
  return (
    <div className="td-entry-page" onKeyDown={onKeyDown}>
      <p>{t('stock.opening.hint')}</p>
      <OpeningGrid grid={grid} problems={problems} />
      <ProblemAlert problem={problem} />
      <div className="td-entry-foot">
        <ActionButton
          type="primary"
          state={write}
          loading={record.isBusy}
          shortcut="Ctrl+Enter"
          onClick={() => void post()}
        >
          {t('stock.opening.add', { count })}
        </ActionButton>
        <Button onClick={() => grid.setLines(freshLines())}>{t('common.actions.clear')}</Button>
      </div>
    </div>
  );
};

export default OpeningScreen;
