import { Page } from '../../ui/Page.js';

export const ClocksPage = () => (
  <Page title="ClocksPage">
    <p />
  </Page>
);
