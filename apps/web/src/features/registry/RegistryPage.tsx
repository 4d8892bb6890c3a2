import { Page } from '../../ui/Page.js';

export const RegistryPage = () => (
  <Page title="RegistryPage">
    <p />
  </Page>
);
