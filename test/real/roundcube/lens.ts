import { openFiles } from '../../tools/browser/import-file.ts';
import { launchWithExtension } from '../../tools/browser.ts';
import { readDemoOrders } from '../../tools/demo/orders.ts';
import { SAMPLE, takeSample } from '../../tools/tour/steps.ts';

/** A browser with the extension and the sample in it. */
export async function prepareLens() {
  const lens = await launchWithExtension({});
  try {
    await takeSample(await openFiles(lens));
    return { ...lens, orders: readDemoOrders(SAMPLE) };
  } catch (error) {
    await lens.close();
    throw error;
  }
}
