import { Page } from '../../ui/Page.js';

export const CandidatesPage = () => (
  <Page title="CandidatesPage">
    <p />
  </Page>
);
