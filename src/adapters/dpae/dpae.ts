import type { Day } from '../../shared/days.ts'
import { nirKey } from '../../shared/nir.ts'

/** What a declaration of hiring says (R1221-1). */
export interface Dpae {
  /** True: the message is checked and nothing is declared. */
  readonly isTest: boolean
  readonly employer: {
    readonly siret: string
    readonly name: string
    readonly ape: string
    readonly urssafCode: string
    readonly addressLine: string
    readonly city: string
    readonly postalCode: string
    readonly phone: string
    readonly healthService: string
  }
  readonly employee: {
    readonly lastName: string
    readonly firstName: string
    readonly sex: 1 | 2
    /** Thirteen characters, without the key. */
    readonly nir: string
    readonly bornOn: Day
    readonly birthTown: string
    /** Two or three characters; 99 for a foreign country. */
    readonly birthDepartment: string
  }
  readonly contract: {
    readonly startsOn: Day
    /** `08:00`. */
    readonly startsAt: string
    readonly nature: 'CDI' | 'CDD'
    readonly endsOn: Day | null
    /** Days of trial. */
    readonly trialDays: number | null
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const LONGEST = 32

/** Ligatures and curly signs as the letters that stand for them. */
const plain = (text: string): string =>
  text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE')
    .replaceAll('\u2019', "'")

/** Capitals without accents, as the message takes names and towns. */
const capitals = (text: string): string =>
  plain(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 '.&-]/g, ' ')
    .trim()
    .slice(0, LONGEST)

/** What one byte can say: the message is in ISO 8859-1. */
const latin = (text: string): string =>
  [...plain(text)]
    .map((character) => (character.charCodeAt(0) < 256 ? character : capitals(character)))
    .join('')
    .trim()
    .slice(0, LONGEST)

type Node = readonly [name: string, content: string | readonly Node[]]

function written([name, content]: Node, indent = ''): string {
  const inside =
    typeof content === 'string'
      ? escaped(content)
      : `\n${content.map((node) => written(node, `${indent}  `)).join('\n')}\n${indent}`
  return `${indent}<${name}>${inside}</${name}>`
}

const NAMESPACES = [
  'xmlns:cct="urn:oasis:names:tc:ubl:corecomponentTypes:1.0:0.70"',
  'xmlns:rxdt="http://www.repxml.org/DataTypes"',
  'xmlns:rxorg="http://www.repxml.org/Organization"',
  'xmlns:rxpadr="http://www.repxml.org/PostalAddress"',
  'xmlns:rxpers="http://www.repxml.org/Person_Identity"',
  'xmlns:rxphadr="http://www.repxml.org/PhoneAddress"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
]

const employerNode = ({ employer }: Dpae): Node => [
  'FR_Employer',
  [
    [
      'FR_EmployerIdentity',
      [
        ['rxorg:FR_Organization.SIRET.Identifier', employer.siret],
        ['rxorg:FR_Organization.Designation.Text', latin(employer.name)],
        ['rxorg:FR_Organization.APE.Code', employer.ape],
      ],
    ],
    ['FR_Employer.URSSAF.Code', employer.urssafCode],
    [
      'FR_EmployerAddress',
      [
        ['rxpadr:FR_PostalAddress.StreetDesignation.Text', latin(employer.addressLine)],
        ['rxpadr:FR_PostalAddress.Town.Text', latin(employer.city)],
        ['rxpadr:FR_PostalAddress.Postal.Code', employer.postalCode],
      ],
    ],
    [
      'FR_EmployerContact',
      [['FR_PhoneNumber', [['rxphadr:FR_PhoneAddress.PhoneNumber.Text', employer.phone]]]],
    ],
  ],
]

const employeeNode = ({ employee }: Dpae): Node => [
  'FR_Employee',
  [
    [
      'FR_EmployeeIdentity',
      [
        ['rxpers:FR_PersonIdentity.Surname.Text', capitals(employee.lastName)],
        ['rxpers:FR_PersonIdentity.ChristianName.Text', capitals(employee.firstName)],
        ['rxpers:FR_PersonIdentity.Sex.Code', String(employee.sex)],
        [
          'rxpers:FR_NNI',
          [
            ['rxpers:FR_NNI.NIR.Identifier', employee.nir],
            ['rxpers:FR_NNI.NIRKey.Text', nirKey(employee.nir)],
          ],
        ],
        [
          'rxpers:FR_Birth',
          [
            ['rxpers:FR_Birth.Date', employee.bornOn],
            ['rxpers:FR_Birth.Town.Text', capitals(employee.birthTown)],
          ],
        ],
      ],
    ],
    [
      'FR_EmployeeComplement',
      [['FR_EmployeeComplement.Birth_Department.Code', employee.birthDepartment]],
    ],
  ],
]

const contractNode = ({ contract, employer }: Dpae): Node => [
  'FR_Contract',
  [
    ['FR_Contract.StartContract.Date', contract.startsOn],
    ['FR_Contract.StartContract.Time', `${contract.startsAt}:00`],
    ...(contract.endsOn === null
      ? []
      : ([['FR_Contract.EndContract.Date', contract.endsOn]] as const)),
    ['FR_Contract.Nature.Code', contract.nature],
    ['FR_Contract.HealthService.Text', latin(employer.healthService)],
    ...(contract.trialDays === null
      ? []
      : ([['FR_Contract.TrialTime.Text', String(contract.trialDays)]] as const)),
  ],
]

/** 1: everything is checked, nothing is declared; 120: a real declaration. */
const INDICATORS = { test: '1', real: '120' } as const

/**
 * The message of a declaration of hiring (DPAE) to the Urssaf, of the general regime. No schema of
 * it is public here: the elements are those of two published clients, which docs/payroll-engines.md
 * names; a test deposit (indicator 1) says whether the Urssaf takes it.
 */
export function dpaeXml(dpae: Dpae): Buffer {
  const root: readonly Node[] = [
    ['FR_DUE_Upload.Test.Indicator', dpae.isTest ? INDICATORS.test : INDICATORS.real],
    [
      'FR_DuesGroup',
      [employerNode(dpae), ['FR_EmployeeGroup', [employeeNode(dpae), contractNode(dpae)]]],
    ],
  ]
  const body = root.map((node) => written(node, '  ')).join('\n')
  const xml = [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    `<FR_DUE_Upload ${NAMESPACES.join(' ')}>`,
    body,
    '</FR_DUE_Upload>',
    '',
  ].join('\n')
  return Buffer.from(xml, 'latin1')
}
