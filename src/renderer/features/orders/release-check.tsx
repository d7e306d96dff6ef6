/** What can be done about a check that blocks: released, asked to be released, a word about it written down. */
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ActionState } from '../../../shared/contract/procedure';
import type { OrderCheck, OrderDetail } from '../../../shared/contract/orders.schemas';
import { licenceChecks, moneyChecks, regionChecks } from '../../../shared/domain/order-words';
import { releasableChecks, type ReleasableCheck } from '../../../shared/domain/release-words';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useRead } from '../../rpc/use-read';
import { Dialog } from '../../ui/dialog';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { AskReason, REASON_LENGTH } from './ask-reason';

export const releaseWays = ['release', 'ask', 'record'] as const;
export type ReleaseWay = (typeof releaseWays)[number];

/** The order and the check of it that is released. */
export type Releasing = { readonly orderId: number; readonly version: number; readonly check: ReleasableCheck };

const isMoney = (check: string): boolean => moneyChecks.some((one) => one === check);

/** What a button of a check says; absent where the way is none for this check. */
export function wayState(
  { actions, releaseRequests }: OrderDetail,
  { code }: OrderCheck,
  way: ReleaseWay,
): ActionState | undefined {
  const isAsked = releaseRequests.some(({ check, state }) => check === code && state === 'waiting');
  switch (way) {
    case 'release':
      if (regionChecks.some((one) => one === code)) return actions.releaseRegion;
      return licenceChecks.some((one) => one === code) ? actions.releaseLicence : actions.releaseCredit;
    case 'ask':
      return isAsked ? undefined : actions.askRelease;
    case 'record':
      return isMoney(code) ? actions.recordConsent : undefined;
  }
}

/** Sends a release by the procedure that belongs to its check. */
export const useRelease = () => {
  const credit = useCommand(api.orders.releaseCredit);
  const licence = useCommand(api.orders.releaseLicence);
  const region = useCommand(api.orders.releaseRegion);
  return ({ check, ...seen }: Releasing, reason: string) => {
    const ofRegion = regionChecks.find((one) => one === check);
    if (ofRegion) return region.run({ ...seen, check: ofRegion, reason });
    const ofLicence = licenceChecks.find((one) => one === check);
    const ofMoney = moneyChecks.find((one) => one === check) ?? 'credit';
    return ofLicence
      ? licence.run({ ...seen, check: ofLicence, reason })
      : credit.run({ ...seen, check: ofMoney, reason });
  };
};

type Props = { readonly of: Releasing; readonly onClose: () => void };

/** Lets a blocking check pass, with a reason. */
export const ReleaseCheck = ({ of, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const release = useRelease();
  return (
    <AskReason
      title={t('orders.releaseTitle', { check: t(`orders.checkNames.${of.check}`) })}
      hint={t('orders.releaseHint')}
      label={t('orders.act.release')}
      onSubmit={(reason) => release(of, reason)}
      onDone={() => {
        notice.success(t('orders.done.released'));
        onClose();
      }}
      onClose={onClose}
    />
  );
};

const AskForRelease = ({ of, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { run } = useCommand(api.releases.ask);
  return (
    <AskReason
      title={t('releases.askTitle', { check: t(`orders.checkNames.${of.check}`) })}
      hint={t('releases.askHint')}
      label={t('releases.act.ask')}
      onSubmit={(reason) => run({ ...of, reason })}
      onDone={() => {
        notice.success(t('releases.done.asked'));
        onClose();
      }}
      onClose={onClose}
    />
  );
};

type Word = { readonly releaserId: number; readonly reason: string };

const RecordConsent = ({ of, onClose }: Props) => {
  const t = useT();
  const notice = useNotice();
  const { run } = useCommand(api.releases.recordConsent);
  const { check, orderId, version } = of;
  const people = useRead(['releases.releasers', orderId], () => api.releases.releasers({ orderId }), {
    tables: ['user'],
  });
  const ofMoney = moneyChecks.find((one) => one === check) ?? 'credit';
  const required = { required: true, message: t('fields.required') };
  return (
    <Dialog title={t('releases.recordTitle', { check: t(`orders.checkNames.${check}`) })} onClose={onClose}>
      <FormPanel<Word, unknown>
        onSubmit={(word) => run({ ...word, orderId, version, check: ofMoney })}
        onDone={() => {
          notice.success(t('releases.done.recorded'));
          onClose();
        }}
        submitLabel={t('releases.act.record')}
      >
        <p className="td-quiet">{t('releases.recordHint')}</p>
        <Form.Item name="releaserId" label={t('releases.releaser')} rules={[required]}>
          <Select
            autoFocus
            options={(people.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            loading={people.value === undefined}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('orders.reasonLabel')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={REASON_LENGTH} autoComplete="off" />
        </Form.Item>
      </FormPanel>
    </Dialog>
  );
};

const windows = { release: ReleaseCheck, ask: AskForRelease, record: RecordConsent } as const;

/** The buttons of the checks of an order, what was asked about them, and the window that a button opens. */
export const useReleases = (detail: OrderDetail) => {
  const [asked, setAsked] = useState<{ readonly check: ReleasableCheck; readonly way: ReleaseWay }>();
  const { id: orderId, version } = detail.order;
  const Window = asked && windows[asked.way];
  const release = {
    requests: detail.releaseRequests,
    state: (check: OrderCheck, way: ReleaseWay) => wayState(detail, check, way),
    onAsk: ({ code }: OrderCheck, way: ReleaseWay) => {
      const check = releasableChecks.find((one) => one === code);
      if (check) setAsked({ check, way });
    },
  };
  const close = () => setAsked(undefined);
  return {
    release,
    window: Window && <Window of={{ orderId, version, check: asked.check }} onClose={close} />,
  };
};
