/** The codes of products on a platform, changed as a whole. */
import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { PlatformAccountDetail } from '../../../shared/contract/platform-accounts.contract';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { FormPanel } from '../../ui/form/form-panel';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { RecordPicker } from '../../ui/record-picker';
import { loadProducts, productOption, useCopy } from './paper-words';

type Code = { readonly productId?: number; readonly code?: string };
type Values = { readonly codes: readonly Code[] };

const Shown = ({ codes }: Pick<PlatformAccountDetail, 'codes'>) => {
  const t = useT();
  const copy = useCopy();
  return (
    <ul className="td-rows">
      {codes.map(({ productId, productName, code }) => (
        <li key={productId}>
          <span>{productName}</span>
          <code>{code}</code>
          <Button
            size="small"
            icon={<CopyOutlined aria-hidden />}
            aria-label={`${t('common.actions.copy')} ${code}`}
            onClick={() => void copy(code)}
          />
        </li>
      ))}
    </ul>
  );
};

export const PlatformCodes = ({ detail: { account, codes } }: { readonly detail: PlatformAccountDetail }) => {
  const t = useT();
  const notice = useNotice();
  const set = useCommand(api.platformAccounts.setCodes);
  const { id: accountId, version, actions } = account;
  const names = new Map(codes.map(({ productId, productName }) => [productId, productName]));
  const required = { required: true, message: t('fields.required') };
  const shown =
    codes.length === 0 ? <p className="td-quiet">{t('platformAccounts.codesEmpty')}</p> : <Shown codes={codes} />;
  if (actions.change !== true) return shown;
  return (
    <>
      <p className="td-quiet">{t('platformAccounts.hints.codes')}</p>
      {shown}
      <FormPanel<Values, unknown>
        key={version}
        initialValues={{ codes: codes.map(({ productId, code }) => ({ productId, code })) }}
        submitLabel={t('platformAccounts.saveCodes')}
        onSubmit={(values) => {
          const typed = values.codes.map(({ productId = 0, code = '' }) => ({ productId, code }));
          return set.run({ accountId, version, codes: typed });
        }}
        onDone={() => notice.success(t('platformAccounts.saved'))}
      >
        <Form.List name="codes">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => {
                const id = codes[name]?.productId;
                return (
                  <div key={key} className="td-papers-two">
                    <Form.Item name={[name, 'productId']} rules={[required]}>
                      <RecordPicker
                        label={t('platformAccounts.columns.product')}
                        load={loadProducts}
                        optionOf={productOption}
                        {...(id === undefined ? {} : { chosen: { id, label: names.get(id) ?? '' } })}
                      />
                    </Form.Item>
                    <Form.Item name={[name, 'code']} rules={[{ ...required, whitespace: true }]}>
                      <Input
                        maxLength={60}
                        autoComplete="off"
                        aria-label={t('platformAccounts.columns.code')}
                        suffix={
                          <Button
                            type="text"
                            size="small"
                            icon={<DeleteOutlined aria-hidden />}
                            aria-label={t('common.actions.remove')}
                            onClick={() => remove(name)}
                          />
                        }
                      />
                    </Form.Item>
                  </div>
                );
              })}
              <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
                {t('platformAccounts.addCode')}
              </Button>
            </>
          )}
        </Form.List>
      </FormPanel>
    </>
  );
};
