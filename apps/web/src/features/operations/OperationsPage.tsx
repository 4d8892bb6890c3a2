import { Page } from '../../ui/Page.js';

export const OperationsPage = () => (
  <Page title="OperationsPage">
    <p />
  </Page>
);
