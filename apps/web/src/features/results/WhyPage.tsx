import { Page } from '../../ui/Page.js';

export const WhyPage = () => (
  <Page title="WhyPage">
    <p />
  </Page>
);
