import { Page } from '../../ui/Page.js';

export const CouncilPage = () => (
  <Page title="CouncilPage">
    <p />
  </Page>
);
