import { Page } from '../../ui/Page.js';

export const PeoplePage = () => (
  <Page title="PeoplePage">
    <p />
  </Page>
);
