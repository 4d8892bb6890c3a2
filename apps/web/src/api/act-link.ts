/** What a line of work says of its command: where it is sent, and about what. */
interface Line {
  readonly link: { readonly href: string };
  readonly command: string;
  readonly subject: string;
  readonly round: string | null;
}

/** Where the form of a line of work stands: beside what the command is sent to. */
export const actOf = ({ link, command, subject, round }: Line) => {
  const [, , kind = '', id = ''] = link.href.split('/');
  return {
    to: '/$kind/$id/do/$command' as const,
    params: { kind, id: decodeURIComponent(id), command },
    search: { ...(subject === '' ? {} : { subject }), ...(round === null || kind === 'rounds' ? {} : { round }) },
  };
};

/** Where the form of a command to a round stands, though no line of work waits for it. */
export const actIn = (round: string, command: string, subject?: string) => ({
  to: '/$kind/$id/do/$command' as const,
  params: { kind: 'rounds', id: round, command },
  search: subject === undefined ? {} : { subject },
});
