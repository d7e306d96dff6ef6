/** The fields that a new and a changed person share. */
import { Form, Input, Select } from 'antd';
import { posts, type Post } from '../../../shared/domain/permissions';
import { api } from '../../rpc/client';
import { useRead } from '../../rpc/use-read';
import { useT } from '../../ui/i18n';

export type PersonValues = { readonly name: string; readonly orgUnitId: number; readonly posts: Post[] };

/** Every department, indented by nothing: names are short and unique enough to search. */
export const useUnits = () => useRead(['users.units'], () => api.users.units({}), { tables: ['org_unit'] });

export const PersonFields = () => {
  const t = useT();
  const units = useUnits();
  const required = [{ required: true, message: t('fields.required') }];
  return (
    <>
      <Form.Item name="name" label={t('users.columns.name')} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="orgUnitId" label={t('users.columns.unit')} extra={t('users.scopeHint')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={units.isLoading}
          options={(units.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="posts" label={t('users.columns.posts')} rules={required}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={posts.map((post) => ({ value: post, label: t(`posts.${post}`) }))}
        />
      </Form.Item>
    </>
  );
};
