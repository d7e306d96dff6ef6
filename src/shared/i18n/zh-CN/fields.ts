/** What is wrong with one field; named by the parameter `case` of VALIDATION_FAILED, e.g. `fields.required`. */
export const fields = {
  required: '这一项必须填写。',
  notANumber: '“{{value}}”不是有效的数字。请输入数字，例如 1,234.50。',
  tooManyDecimals: '“{{value}}”的小数位太多，最多 {{decimals}} 位。',
  tooLarge: '“{{value}}”太大，超出了系统能准确计算的范围。请检查是否多输了数字。',
  negative: '“{{value}}”不能是负数。',
  notADate: '“{{value}}”不是有效的日期。请按 2026-01-05 的样式输入。',
  tooLong: '内容太长，最多 {{max}} 个字。',
} as const;
