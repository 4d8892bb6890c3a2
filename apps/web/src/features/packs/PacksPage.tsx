import { Page } from '../../ui/Page.js';

export const PacksPage = () => (
  <Page title="PacksPage">
    <p />
  </Page>
);
