import type { FirmFacts } from '../../../shared/domain/firm-facts';
import type { Post } from '../../../shared/domain/permissions';

/** Word lists of the demo book (resources/demo/words.json): generic drug names, plausible firms and people. */
export type DemoWords = {
  readonly firmName: string;
  readonly firm: FirmFacts;
  readonly units: Readonly<Record<string, string>>;
  readonly people: readonly {
    readonly loginName: string;
    readonly name: string;
    readonly unit: string;
    readonly posts: readonly Post[];
  }[];
  readonly province: string;
  /** Others, where agents sell too. */
  readonly provinces: readonly string[];
  readonly cities: readonly string[];
  readonly districts: readonly string[];
  readonly hospitals: readonly string[];
  readonly clinics: readonly string[];
  readonly pharmacies: readonly string[];
  readonly distributors: readonly string[];
  readonly agents: readonly string[];
  readonly roads: readonly string[];
  readonly surnames: readonly string[];
  readonly titles: readonly string[];
  /** Name, form, specifications. */
  readonly medicines: readonly (readonly [string, string, readonly string[]])[];
  readonly makers: readonly string[];
  readonly coldMedicines: readonly string[];
  readonly carriers: readonly string[];
  readonly taxName: string;
  readonly scopeClass: string;
  readonly unit: string;
  readonly supplier: string;
  readonly signers: readonly string[];
  readonly reasons: Readonly<Record<'reject' | 'cancel' | 'void' | 'passed' | 'failed', string>>;
  readonly returned: readonly string[];
  readonly remarks: readonly string[];
};
