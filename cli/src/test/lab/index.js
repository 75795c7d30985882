// JupyterLab's outputs without the rest of it: what a saved notebook holds, drawn as Lab draws it.
import { OutputAreaModel, SimplifiedOutputArea } from '@jupyterlab/outputarea';
import { RenderMimeRegistry, standardRendererFactories } from '@jupyterlab/rendermime';
import vega from '@jupyterlab/vega5-extension';
import { Widget } from '@lumino/widgets';
import '@jupyterlab/theme-light-extension/style/variables.css';
import '@jupyterlab/outputarea/style/base.css';
import '@jupyterlab/rendermime/style/base.css';

/** Draws the outputs of some cells, each in a "cell" of its own. */
window.show = cells => {
  const rendermime = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  rendermime.addFactory(vega.rendererFactory, 0);
  for (const outputs of cells) {
    const place = document.body.appendChild(document.createElement('div'));
    place.className = 'cell';
    const model = new OutputAreaModel({ trusted: true, values: outputs });
    Widget.attach(new SimplifiedOutputArea({ model, rendermime }), place);
  }
};
