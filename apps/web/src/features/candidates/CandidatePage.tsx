import { Page } from '../../ui/Page.js';

export const CandidatePage = () => (
  <Page title="CandidatePage">
    <p />
  </Page>
);
