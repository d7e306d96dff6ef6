/** Settings of the firm and of this person. */
export const settings = {
  title: '设置',
  firm: {
    title: '公司',
    name: '公司名称',
    nameHint: '显示在页面顶部和所有打印单据上',
    timeZone: '业务日期所在时区',
    saved: '公司名称已保存',
    unchanged: '名称没有变化',
  },
  appearance: {
    title: '显示',
    hint: '只影响您在这台电脑上的显示。',
  },
} as const;
