/** What was asked of an approved order, old → new, field by field and line by line. */
import type { ChangeDetail } from '../../../shared/contract/order-changes.schemas';
import { formatFen, formatInstant, formatPrice, formatQty } from '../../../shared/domain/format';
import type { ChangeState } from '../../../shared/domain/order-words';
import { useT } from '../../ui/i18n';
import { PanelMessage } from '../../ui/panel-state';
import { StateTag, type Tone } from '../../ui/state-tag';
import { useTimeZone } from '../../ui/time-zone';

export const changeTones: Readonly<Record<ChangeState, Tone>> = {
  requested: 'warning',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

export const ChangeStateTag = ({ state }: { readonly state: ChangeState }) => {
  const t = useT();
  return <StateTag tone={changeTones[state]}>{t(`orders.change.states.${state}`)}</StateTag>;
};

type PairProps = { readonly from: string; readonly to: string };

/** Old → new; one of them alone where nothing differs. */
const Pair = ({ from, to }: PairProps) =>
  from === to ? (
    <>{to}</>
  ) : (
    <>
      <del>{from}</del> → <ins>{to}</ins>
    </>
  );

type Line = ChangeDetail['lines'][number];

const LineRow = ({ line }: { readonly line: Line }) => {
  const t = useT();
  const { genericName, specification, unit, oldQty, newQty, oldPrice, newPrice, newRemark } = line;
  const isNew = line.orderLineId === null;
  const flag = isNew ? t('orders.change.line.added') : newQty === 0 && t('orders.change.line.removed');
  return (
    <tr>
      <td>
        {genericName} {specification} {flag && <StateTag tone={isNew ? 'info' : 'bad'}>{flag}</StateTag>}
        {newRemark !== '' && <small className="td-quiet"> {newRemark}</small>}
      </td>
      <td className="td-number">
        <Pair from={isNew ? formatQty(newQty) : formatQty(oldQty)} to={formatQty(newQty)} /> {unit}
      </td>
      <td className="td-number">
        <Pair from={formatPrice(oldPrice)} to={formatPrice(newPrice)} />
      </td>
    </tr>
  );
};

const Heads = ({ change }: { readonly change: ChangeDetail }) => {
  const t = useT();
  const fields = [
    ['deliveryOn', change.oldDeliveryOn ?? '', change.newDeliveryOn ?? ''],
    ['receiver', change.oldReceiver, change.newReceiver],
    ['remark', change.oldRemark, change.newRemark],
    ['total', formatFen(change.oldTotalFen), formatFen(change.newTotalFen)],
  ] as const;
  const shown = fields.filter(([, from, to]) => from !== to);
  if (shown.length === 0) return null;
  return (
    <dl className="td-facts">
      {shown.map(([key, from, to]) => (
        <div key={key} className="is-wide">
          <dt>{t(`orders.change.fields.${key}`)}</dt>
          <dd>
            <Pair from={from} to={to} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** One request: who asked, what differs, what became of it. */
export const ChangeView = ({ change }: { readonly change: ChangeDetail }) => {
  const t = useT();
  const timeZone = useTimeZone();
  const { changeNo: no, kind, state, lines, decidedAt, decidedByName: who, decisionReason } = change;
  const asked = { who: change.requestedByName, at: formatInstant(change.requestedAt, timeZone), reason: change.reason };
  const at = decidedAt === null ? '' : formatInstant(decidedAt, timeZone);
  const became = { who, at, state: t(`orders.change.states.${state}`) };
  return (
    <section className="td-change">
      <h3>
        {t('orders.change.title', { no })} {t(`orders.change.kinds.${kind}`)} <ChangeStateTag state={state} />
        {change.isSamePerson && <StateTag tone="warning">{t('orders.samePerson')}</StateTag>}
      </h3>
      <p>{t('orders.change.asked', asked)}</p>
      {decidedAt !== null && (
        <p className="td-quiet">
          {decisionReason === ''
            ? t('orders.change.decided', became)
            : t('orders.change.decidedWhy', { ...became, reason: decisionReason })}
        </p>
      )}
      <Heads change={change} />
      {lines.length > 0 && (
        <table className="td-plain">
          <caption className="td-visually-hidden">{t('orders.line.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('orders.line.product')}</th>
              <th scope="col" className="td-number">
                {t('orders.line.qty')}
              </th>
              <th scope="col" className="td-number">
                {t('orders.line.price')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LineRow key={line.lineNo} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

/** Everything that was asked of an order, newest first. */
export const ChangesView = ({ changes }: { readonly changes: readonly ChangeDetail[] }) => {
  const t = useT();
  if (changes.length === 0) return <PanelMessage title={t('orders.change.none')} />;
  return (
    <>
      {changes.map((change) => (
        <ChangeView key={change.id} change={change} />
      ))}
    </>
  );
};
