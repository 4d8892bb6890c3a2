/** Words by which a measure is told apart: of a small, known set each, and never about a person. */
export type Labels = Readonly<Record<string, string>>;

/** What something measures now. */
export interface Reading {
  readonly value: number;
  readonly labels?: Labels;
}

/** What is counted as it happens, with the labels of each. */
export interface Counts {
  readonly commands: { readonly command: string; readonly outcome: string; readonly code: string };
  readonly securityEvents: { readonly kind: string };
  readonly failures: { readonly of: string };
}

/** What is timed as it happens, with the labels of each. */
export interface Timings {
  readonly requests: {
    readonly http_route: string;
    readonly http_request_method: string;
    readonly http_response_status_code: string;
  };
  readonly appends: { readonly outcome: string };
}

/** What is looked at only when somebody asks. */
export type Gauge = 'lag' | 'waiting' | 'moved' | 'incidents' | 'live';

/** Counts for whoever watches over the process. */
export interface Measures {
  readonly count: <Name extends keyof Counts>(name: Name, labels: Counts[Name]) => void;
  readonly time: <Name extends keyof Timings>(name: Name, seconds: number, labels: Timings[Name]) => void;
  /** `read`, in place of one before, is asked whenever somebody looks; it must be quick, and look at no store. */
  readonly watch: (gauge: Gauge, read: () => readonly Reading[]) => void;
}
