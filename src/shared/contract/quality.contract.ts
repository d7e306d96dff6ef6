import { z } from 'zod';
import { licenceKinds } from '../domain/customer-words';
import { holderClasses } from '../domain/licences';
import { qualificationSubjects } from '../domain/quality-words';
import { licenceItem } from './customers.contract';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { businessDate, command, commandInput, id, noInput, optionalText, query, text, version } from './procedure';
import {
  expiringRow,
  holderNeeds,
  qualificationDetail,
  qualificationForm,
  qualificationRow,
  scopeFacts,
  standingCard,
} from './quality.schemas';

const seen = { permission: 'quality.read', scope: 'qualification' } as const;
const one = { table: 'qualification', id: 'qualificationId' } as const;
const buyer = { table: 'customer', id: 'customerId' } as const;
const goods = 'products belong to the firm';
const supply = 'suppliers belong to the firm';
const table = 'a table of the firm that quality keeps';
const note = optionalText(300);
const step = { qualificationId: id, version, reason: text(300) };
const asked = z.strictObject({ qualificationId: id, number: z.string() });
const moved = z.strictObject({ version });
const batch = commandInput({ subjectKind: z.enum(qualificationSubjects) });

export const qualityContract = {
  list: query(seen).input(gridRequestSchema).output(gridBlock(qualificationRow)),
  totals: query(seen).input(gridCriteriaSchema).output(gridTotals),
  get: query({ permission: 'quality.read', subject: one })
    .input(z.strictObject({ qualificationId: id }))
    .output(qualificationDetail),
  ofBuyer: query({ permission: 'quality.read', subject: buyer })
    .input(z.strictObject({ customerId: id }))
    .output(standingCard),
  ofProduct: query({ permission: 'quality.read', open: goods })
    .input(z.strictObject({ productId: id }))
    .output(standingCard),
  ofSupplier: query({ permission: 'quality.read', open: supply })
    .input(z.strictObject({ supplierId: id }))
    .output(standingCard),
  requestBuyer: command({ permission: 'quality.request', subject: buyer })
    .input(commandInput({ customerId: id, note }))
    .output(asked),
  requestProduct: command({ permission: 'quality.request', open: goods })
    .input(commandInput({ productId: id, note }))
    .output(asked),
  requestSupplier: command({ permission: 'quality.request', open: supply })
    .input(commandInput({ supplierId: id, note }))
    .output(asked),
  /** Asks for all subjects of a kind that one sees, whose papers are complete and who have no qualification yet. */
  requestComplete: command({ permission: 'quality.request', open: 'takes those of the records that the caller sees' })
    .input(batch)
    .output(z.strictObject({ requested: z.int(), incomplete: z.int() })),
  /** `validUntilOn` null: until it is ended. Refused while a needed paper is missing or expired. */
  approve: command({ permission: 'quality.approve', subject: one })
    .input(
      commandInput({ qualificationId: id, version, reason: optionalText(300), validUntilOn: businessDate.nullable() }),
    )
    .output(moved),
  /** Approves every waiting request of a kind whose papers are complete and that somebody else asked for. */
  approveComplete: command({ permission: 'quality.approve', open: 'takes those of the requests that the caller sees' })
    .input(batch)
    .output(z.strictObject({ approved: z.int(), incomplete: z.int(), own: z.int() })),
  refuse: command({ permission: 'quality.approve', subject: one }).input(commandInput(step)).output(moved),
  /** Who asked takes it back. */
  withdraw: command({ permission: 'quality.request', subject: one }).input(commandInput(step)).output(moved),
  /** An approval ends before its day. */
  end: command({ permission: 'quality.approve', subject: one }).input(commandInput(step)).output(moved),
  previewForm: query({ permission: 'quality.read', subject: one })
    .input(z.strictObject({ qualificationId: id }))
    .output(qualificationForm),
  printForm: command({ permission: 'quality.read', subject: one })
    .input(commandInput({ qualificationId: id }))
    .output(qualificationForm),
  expiring: query({ permission: 'quality.read', scope: 'customer' })
    .input(gridRequestSchema)
    .output(gridBlock(expiringRow)),
  expiringTotals: query({ permission: 'quality.read', scope: 'customer' }).input(gridCriteriaSchema).output(gridTotals),
  scopes: query({ permission: 'quality.read', subject: buyer })
    .input(z.strictObject({ customerId: id }))
    .output(scopeFacts),
  /** `scopes` null: not entered. */
  setScopes: command({ permission: 'customers.licences', subject: buyer })
    .input(commandInput({ customerId: id, version, scopes: z.array(text(60)).max(60).nullable() }))
    .output(moved),
  scopeClasses: query({ permission: 'quality.read', open: table })
    .input(noInput)
    .output(
      z.strictObject({
        names: z.array(z.string()),
        /** Classes that products carry and the list has not. */
        strays: z.array(z.string()),
        version,
      }),
    ),
  setScopeClasses: command({ permission: 'quality.approve', open: table })
    .input(commandInput({ names: z.array(text(60)).max(100), version }))
    .output(moved),
  needs: query({ permission: 'quality.read', open: table }).input(noInput).output(z.array(holderNeeds)),
  setNeeds: command({ permission: 'quality.approve', open: table })
    .input(
      commandInput({
        holderClass: z.enum(holderClasses),
        needs: z.array(z.array(z.enum(licenceKinds)).min(1).max(5)).max(20),
        version,
      }),
    )
    .output(moved),
  supplierLicences: query({ permission: 'quality.read', open: supply })
    .input(z.strictObject({ supplierId: id }))
    .output(z.strictObject({ licences: z.array(licenceItem), version })),
  setSupplierLicences: command({ permission: 'quality.request', open: supply })
    .input(commandInput({ supplierId: id, version, licences: z.array(licenceItem).max(30) }))
    .output(moved),
};
