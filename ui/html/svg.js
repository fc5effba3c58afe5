/* Saves a chart as it looks just now, with its colours written into it. */

const LOOK = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size',
  'font-weight', 'text-anchor'];
const alone = (svg) => {
  const copy = svg.cloneNode(true), to = [copy, ...copy.querySelectorAll('*')];
  [svg, ...svg.querySelectorAll('*')].forEach((part, place) => {
    const look = getComputedStyle(part);
    for (const name of LOOK) to[place].style.setProperty(name, look.getPropertyValue(name));
    to[place].removeAttribute('class');
  });
  const {width, height} = svg.viewBox.baseVal, paper = document.createElementNS(svg.namespaceURI, 'rect');
  for (const [name, value] of Object.entries({width, height})) {
    copy.setAttribute(name, value);
    paper.setAttribute(name, value);
  }
  paper.setAttribute('fill', getComputedStyle(svg.closest('figure')).backgroundColor);
  copy.prepend(paper);
  return {width, height, text: new XMLSerializer().serializeToString(copy)};
};
const keep = (blob, name) => {
  const link = Object.assign(document.createElement('a'), {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-chart]');
  if (!button) return;
  const svg = button.closest('figure').querySelector('svg'), name = svg.dataset.name;
  const {width, height, text} = alone(svg);
  if (button.dataset.chart === 'svg') return keep(new Blob([text], {type: 'image/svg+xml'}), name + '.svg');
  const picture = new Image();
  picture.onload = () => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 3 * width, height: 3 * height});
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => keep(blob, name + '.png'));
  };
  picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
});
