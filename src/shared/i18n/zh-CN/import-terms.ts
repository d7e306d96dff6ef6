/** Terms and licences of customers in a file. */
import { forLicences, type LicencePlace } from '../../domain/licence-columns';

const exampleOf: Readonly<Record<LicencePlace, readonly [string, string, string]>> = {
  '1': ['医疗机构执业许可证', 'PDY012345678', '2030-05-31'],
  '2': ['事业单位法人证书', '12320000466000000X', '2028-03-31'],
  '3': ['质量保证协议', 'ZB-2026-015', '2026-12-31'],
  '4': ['授权委托书', 'SQ-2026-015', '2026-12-31'],
  '5': ['身份证明', '320102198001010011', '长期'],
};
/** A single set of columns needs no number. */
const firstOnly = (place: LicencePlace, words: string): string => (place === '1' ? `、${words}` : '');

export const importTermWords = {
  fields: {
    paymentTerm: '付款条件',
    paymentDays: '账期天数',
    creditLimitFen: '信用额度',
    ...forLicences({
      licenceKind: (place) => `证照${place}类型`,
      licenceNumber: (place) => `证照${place}编号`,
      licenceExpiry: (place) => `证照${place}有效期至`,
    }),
  },
  hints: {
    paymentTerm:
      '款到发货、发货后、货到、票到、月结、次月某日、压批、实销实结之一；不填按款到发货。由财务经理或老板导入。',
    paymentDays: '付款条件里的天数；次月某日填几号。',
    creditLimitFen: '单位元；0 是不给额度，不填是未设置。由财务经理或老板导入。',
    ...forLicences({
      licenceKind: () => '证照的名称，例如营业执照；一张证照用一组三列。由质管员或内勤导入。',
      licenceNumber: () => '证照上的编号。',
      licenceExpiry: () => '日期，或写“长期”。',
    }),
  },
  examples: {
    paymentTerm: '月结',
    paymentDays: '30',
    creditLimitFen: '50,000.00',
    ...forLicences({
      licenceKind: (place) => exampleOf[place][0],
      licenceNumber: (place) => exampleOf[place][1],
      licenceExpiry: (place) => exampleOf[place][2],
    }),
  },
  headerWords: {
    paymentTerm: '付款条件、付款方式、结算方式、账期、账期方式',
    paymentDays: '账期天数、付款天数、结算天数',
    creditLimitFen: '信用额度、授信额度、额度',
    ...forLicences({
      licenceKind: (place) =>
        `证照${place}类型、证照${place}、证照${place}名称${firstOnly(place, '证照类型、证照名称')}`,
      licenceNumber: (place) => `证照${place}编号、证照${place}号码${firstOnly(place, '证照编号、证照号码、证号')}`,
      licenceExpiry: (place) =>
        `证照${place}有效期至、证照${place}有效期${firstOnly(place, '证照有效期至、证照有效期')}`,
    }),
  },
  words: {
    paymentTerm: {
      prepaid: '款到发货、预付、现款、先款后货',
      after_shipping: '发货后、发货后付款、发货后若干天',
      after_signing: '货到、货到付款、货到若干天',
      after_invoice: '票到、票到付款、票到若干天',
      monthly: '月结、月结若干天',
      monthly_day: '次月某日、次月',
      next_delivery: '压批',
      as_sold: '实销实结、实销',
    },
    licenceKind: {
      medical_institution_licence: '医疗机构执业许可证、执业许可证',
      institution_legal_person: '事业单位法人证书、事业单位法人证、法人证书',
      business_licence: '营业执照',
      private_non_enterprise: '民办非企业单位登记证书、民办非企业证书',
      clinic_filing: '诊所备案凭证、诊所备案',
      drug_trade_licence: '药品经营许可证、经营许可证',
      drug_production_licence: '药品生产许可证、生产许可证',
      quality_agreement: '质量保证协议、质保协议',
      authorisation_letter: '授权委托书、委托书',
      id_card: '身份证明、身份证、身份证复印件',
      seal_sample: '印章和随货同行单样式、印章样式',
    },
    longTerm: '长期、长期有效、永久',
  },
} as const;
