/** Set-up, log-in and the locked screen. */
export const session = {
  tagline: '订单、出库、发票、投标，一张单走到底',
  steps: {
    order: '下单',
    approval: '财务审核',
    dispatch: '出库复核',
    shipment: '发货签收',
    invoice: '开票回款',
  },
  setUp: {
    title: '建立我的公司',
    lead: '只有公司名称和您的账户必填，其余可以以后在“设置”里补。',
    firmPart: '公司',
    personPart: '您的账户',
    personHint: '您先担任所有岗位，以后再分给同事。',
    firmName: '公司名称',
    firmNameExample: '例如：华康医药有限公司',
    name: '您的姓名',
    loginName: '登录名',
    loginNameHint: '登录时输入，例如姓名的拼音',
    password: '密码',
    passwordHint: '至少 8 个字符，不要用常见词、公司名或登录名',
    passwordAgain: '再输一次密码',
    submit: '建立并进入',
  },
  logIn: {
    loginName: '登录名',
    password: '密码',
    noAccount: '没有账户或忘记密码？请找管理员。',
  },
  demo: {
    title: '演示账套',
    lead: '选一个岗位进入，不需要密码。',
  },
  locked: {
    title: '屏幕已锁定',
    lead: '{{name}}，请输入密码继续。打开的页面和草稿都还在。',
    other: '换人登录',
  },
  startsTooLate: '建账日最晚是 {{last}}。',
  tooShort: '至少 {{min}} 个字符',
  notSame: '两次输入的密码不一样',
} as const;
