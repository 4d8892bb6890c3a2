/** Where an appointment case stands. */
export type AppointmentStatus =
  | 'UNKNOWN'
  | 'OPENED'
  | 'DOSSIER_DUE'
  | 'DOSSIER_COMPLETE'
  | 'PARTY_OPINION'
  | 'DECIDED'
  | 'IN_OFFICE'
  | 'ENDED'
  | 'FAILED';
