import { auAcl } from './au-acl.js';
import { caOn } from './ca-on.js';
import { caQc } from './ca-qc.js';
import { euCrd } from './eu-crd.js';
import type { JurisdictionId, JurisdictionPack } from './pack.js';
import { ukCra } from './uk-cra.js';
import { usCa17538 } from './us-ca-17538.js';
import { usFtcMitor } from './us-ftc-mitor.js';

export const packs: Readonly<Record<JurisdictionId, JurisdictionPack>> = {
  'US-FTC-MITOR': usFtcMitor,
  'US-CA-17538': usCa17538,
  'EU-CRD': euCrd,
  'UK-CRA': ukCra,
  'CA-ON': caOn,
  'CA-QC': caQc,
  'AU-ACL': auAcl,
};
