/** What is still missing before an order goes all its way: counts, each with the way to where it is filled. */
import { Button } from 'antd';
import type { ImportTarget } from '../../../shared/contract/import-fields';
import { importPermissions } from '../../../shared/contract/import-fields';
import type { GapKind, ImportGap } from '../../../shared/contract/imports.contract';
import { formatCount } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useMayState } from '../../rpc/me';
import { useRead } from '../../rpc/use-read';
import { ActionButton } from '../../ui/action-button';
import { type Translate, useT } from '../../ui/i18n';
import { PanelLoading, PanelMessage, PanelRefused } from '../../ui/panel-state';
import { useTabActions } from '../../ui/tab-actions';
import { groups, jumps } from './gap-jumps';
import { SignOff } from './sign-off';

const tables = [
  'setting',
  'user',
  'customer',
  'licence',
  'invoice_profile',
  'delivery_address',
  'product',
  'agreed_price',
  'lot',
  'opening_document',
];

/** Posts have names of their own, facts of the firm too; a fact without one shows its key. */
const namesOf = (t: Translate, { kind, names }: ImportGap): string =>
  names
    .map((name) => {
      if (kind === 'onePerson') return t(`imports.gaps.pairs.${name}` as 'imports.gaps.pairs.dualPickCheck');
      if (kind === 'vacantPosts') return t(`posts.${name}` as 'posts.sales');
      return t(`imports.gaps.firmFields.${name}` as 'imports.gaps.firmFields.firmName');
    })
    .join(t('common.listSeparator'));

/** Gaps that say by name what is missing. */
const namedKinds: readonly GapKind[] = ['firm', 'vacantPosts', 'onePerson'];

/** Gaps of something that the book has or has not need no number. */
const isCounted = (kind: GapKind): boolean => jumps[kind].kind === 'tab' && !namedKinds.includes(kind);

const ImportButton = ({ target, onImport }: { readonly target: ImportTarget; readonly onImport: () => void }) => {
  const t = useT();
  const state = useMayState(importPermissions[target]);
  return (
    <ActionButton size="small" state={state} onClick={onImport}>
      {t('imports.gaps.import')}
    </ActionButton>
  );
};

type RowProps = { readonly gap: ImportGap; readonly onImport: (target: ImportTarget) => void };

const GapRow = ({ gap, onImport }: RowProps) => {
  const t = useT();
  const { openTab } = useTabActions();
  const jump = jumps[gap.kind];
  return (
    <tr>
      <td>{t(`imports.gaps.${gap.kind}`, { names: namesOf(t, gap) })}</td>
      <td className="td-number td-gap-count">{isCounted(gap.kind) ? formatCount(gap.count) : ''}</td>
      <td className="td-gap-jump">
        {jump.kind === 'tab' && (
          <Button size="small" onClick={() => openTab(jump.request)}>
            {t('imports.gaps.go')}
          </Button>
        )}
        {jump.kind === 'import' && <ImportButton target={jump.target} onImport={() => onImport(jump.target)} />}
        {jump.kind === 'signOff' && <SignOff />}
      </td>
    </tr>
  );
};

export const GapsTab = ({ onImport }: Pick<RowProps, 'onImport'>) => {
  const t = useT();
  const found = useRead(['imports.gaps'], () => api.imports.gaps({}), { tables });
  if (found.problem && !found.value) return <PanelRefused problem={found.problem} onRetry={found.reload} />;
  if (!found.value) return <PanelLoading />;
  if (found.value.length === 0) return <PanelMessage title={t('imports.gaps.none')} />;
  const gapOf = new Map(found.value.map((gap) => [gap.kind, gap]));
  return (
    <div className="td-import">
      <p className="td-quiet">{t('imports.gaps.hint')}</p>
      {groups
        .map(({ title, kinds }) => ({ title, gaps: kinds.flatMap((kind) => gapOf.get(kind) ?? []) }))
        .filter(({ gaps }) => gaps.length > 0)
        .map(({ title, gaps }) => (
          <section key={title}>
            <h2 className="td-gap-title">{t(title)}</h2>
            <table className="td-table">
              <tbody>
                {gaps.map((gap) => (
                  <GapRow key={gap.kind} gap={gap} onImport={onImport} />
                ))}
              </tbody>
            </table>
          </section>
        ))}
    </div>
  );
};
