/** The first start: the firm and its first person. */
import { DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { type FirmFacts, STARTS_AHEAD_DAYS } from '../../../shared/domain/firm-facts';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { dateItem, emptyFirm, FirmFields } from '../../ui/form/firm-fields';
import { FormPanel } from '../../ui/form/form-panel';
import { type Translate, useT } from '../../ui/i18n';
import { Entrance } from './entrance';

type Values = {
  readonly firmName: string;
  readonly firm: FirmFacts;
  readonly startsOn: string;
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly passwordAgain: string;
};

/** The contract's limits, so that the browser says it before the engine does. */
const limits = { firmName: 120, name: 60, loginName: 60, password: 200, passwordLeast: 8 };

const PasswordFields = ({ t }: { readonly t: Translate }) => (
  <>
    <Form.Item
      name="password"
      label={t('session.setUp.password')}
      extra={t('session.setUp.passwordHint')}
      rules={[
        { required: true, message: t('fields.required') },
        { min: limits.passwordLeast, message: t('session.tooShort', { min: limits.passwordLeast }) },
      ]}
    >
      <Input.Password maxLength={limits.password} autoComplete="new-password" />
    </Form.Item>
    <Form.Item
      name="passwordAgain"
      label={t('session.setUp.passwordAgain')}
      dependencies={['password']}
      rules={[
        { required: true, message: t('fields.required') },
        ({ getFieldValue }) => ({
          validator: (_, typed: unknown) =>
            !typed || typed === getFieldValue('password')
              ? Promise.resolve()
              : Promise.reject(new Error(t('session.notSame'))),
        }),
      ]}
    >
      <Input.Password maxLength={limits.password} autoComplete="new-password" />
    </Form.Item>
  </>
);

const required = (t: Translate) => [{ required: true, whitespace: true, message: t('fields.required') }];

const StartsOn = ({ t }: { readonly t: Translate }) => (
  <Form.Item
    name="startsOn"
    label={t('settings.firm.startsOn')}
    extra={t('settings.firm.startsOnHint')}
    rules={required(t)}
    {...dateItem}
  >
    <DatePicker className="td-fill" allowClear={false} maxDate={dayjs().add(STARTS_AHEAD_DAYS, 'day')} />
  </Form.Item>
);

const FirmPart = ({ t }: { readonly t: Translate }) => (
  <>
    <h2>{t('session.setUp.firmPart')}</h2>
    <div className="td-firm-fields">
      <Form.Item name="firmName" label={t('session.setUp.firmName')} rules={required(t)} className="is-wide">
        <Input maxLength={limits.firmName} placeholder={t('session.setUp.firmNameExample')} autoFocus />
      </Form.Item>
      <FirmFields beside={<StartsOn t={t} />} />
    </div>
  </>
);

const PersonPart = ({ t }: { readonly t: Translate }) => (
  <>
    <h2>{t('session.setUp.personPart')}</h2>
    <p className="td-entrance-hint">{t('session.setUp.personHint')}</p>
    <div className="td-firm-fields">
      <Form.Item name="name" label={t('session.setUp.name')} rules={required(t)}>
        <Input maxLength={limits.name} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="loginName"
        label={t('session.setUp.loginName')}
        extra={t('session.setUp.loginNameHint')}
        rules={required(t)}
      >
        <Input maxLength={limits.loginName} autoComplete="username" />
      </Form.Item>
      <PasswordFields t={t} />
    </div>
  </>
);

const SetUp = ({ onDone }: { readonly onDone: () => void }) => {
  const t = useT();
  const setUp = useCommand(api.session.setUp);
  const submit = ({ passwordAgain: _, ...values }: Values) => setUp.run(values);
  return (
    <Entrance title={t('session.setUp.title')} lead={t('session.setUp.lead')} isWide>
      <FormPanel<Values, unknown>
        initialValues={{ firm: emptyFirm, startsOn: dayjs().format('YYYY-MM-DD') }}
        onSubmit={submit}
        onDone={onDone}
        submitLabel={t('session.setUp.submit')}
        isWide
      >
        <FirmPart t={t} />
        <PersonPart t={t} />
      </FormPanel>
    </Entrance>
  );
};

export default SetUp;
