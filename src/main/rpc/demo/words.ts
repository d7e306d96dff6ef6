import type { FirmFacts } from '../../../shared/domain/firm-facts';
import type { Post } from '../../../shared/domain/permissions';
import type { SupplierKind } from '../../../shared/domain/purchase-words';
import type { CredentialKind } from '../../../shared/domain/tender-paper-words';

export type DemoPerson = {
  readonly loginName: string;
  readonly name: string;
  readonly unit: string;
  readonly posts: readonly Post[];
};
/** The firm's own papers and accounts; `days` until the last one, null for never. */
type TenderPaperWords = Readonly<Record<'safe' | 'borrower' | 'purpose' | 'notNeeded', string>> & {
  readonly credentials: readonly {
    readonly kind: CredentialKind;
    readonly name: string;
    readonly number: string;
    readonly days: number | null;
  }[];
  readonly accounts: readonly Readonly<Record<'platform' | 'province' | 'loginName' | 'password', string>>[];
};
type Sentences<K extends string> = Readonly<Record<K, string>>;

/** Word lists of the demo book (resources/demo/words.json): generic drug names, plausible firms and people. */
export type DemoWords = {
  readonly firmName: string;
  readonly firm: FirmFacts;
  readonly units: Readonly<Record<string, string>>;
  readonly people: readonly DemoPerson[];
  /** A computer in the store that several people share. */
  readonly seat: DemoPerson;
  /** Who signs there, all of them with one PIN. */
  readonly staffNumbers: readonly { readonly loginName: string; readonly staffNo: string }[];
  readonly pin: string;
  /** Made where the book is filled: nothing waits within its transaction. */
  readonly pinHash: string;
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
  readonly suppliers: readonly { readonly name: string; readonly kind: SupplierKind; readonly contactName: string }[];
  readonly purchases: Sentences<'remark' | 'passed' | 'rejected' | 'sendBack' | 'overstock' | 'agreed'>;
  readonly store: Sentences<
    'monthly' | 'posted' | 'writeOff' | 'sample' | 'receiver' | 'ownWriteOff' | 'recall' | 'recallInstruction'
  >;
  readonly bank: Sentences<'interestPayer' | 'interest' | 'interestReason' | 'acceptor'> & {
    readonly unknownPayers: readonly string[];
    readonly purposes: readonly string[];
  };
  /** Why somebody took a step with an order or a note. */
  readonly steps: Sentences<
    | 'dual'
    | 'financeHold'
    | 'qualityHold'
    | 'change'
    | 'endAsked'
    | 'shortClose'
    | 'shortPick'
    | 'refused'
    | 'missing'
    | 'wholeRefused'
    | 'release'
    | 'licence'
    | 'region'
    | 'consent'
  >;
  readonly signers: readonly string[];
  readonly tenderPapers: TenderPaperWords;
  /** The accounts' secrets, sealed where the book is filled. */
  readonly sealed: readonly string[];
  /** Of invoices in advance and red ones. */
  readonly advance: Readonly<Record<'basis' | 'reason' | 'wrong', string>>;
  readonly reasons: Readonly<Record<'reject' | 'cancel' | 'void' | 'passed' | 'failed', string>>;
  readonly tenders: Sentences<'go' | 'end' | 'fail' | 'void' | 'reject' | 'terminate' | 'note' | 'lesson'> &
    Readonly<Record<'subjects' | 'volumes' | 'platforms' | 'answers' | 'extensions', readonly string[]>>;
  readonly deposits: Sentences<'opinion' | 'refused' | 'answer' | 'forfeited'> & {
    readonly payees: readonly Readonly<Record<'name' | 'bank' | 'account', string>>[];
  };
  readonly returned: readonly string[];
  readonly remarks: readonly string[];
};
