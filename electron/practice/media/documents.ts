/** One page that says what it is. The table at its end names the byte where each object begins. */
export function pdfDocument(): Buffer {
  const drawing =
    'BT /F1 28 Tf 40 110 Td (A page of the practice server) Tj /F1 13 Tf 0 -34 Td (Made as it was asked for, and the same every time.) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 460 180] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Two seconds of silence: frames of MPEG layer III that hold nothing but their header. */
export function silentMp3(): Buffer {
  const framesPerSecond = 44_100 / 1152;
  const frame = Buffer.alloc(104);
  frame.set([0xff, 0xfb, 0x10, 0xc4]);
  return Buffer.concat(Array.from({ length: Math.round(framesPerSecond * 2) }, () => frame));
}

export const htmlDocument = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page with a picture</title></head>
<body>
<h1>A page with a picture</h1>
<p><img src="/media/picture.svg" alt="A boat under a low sun" width="192" height="128"></p>
<p><a href="/pages/index.html">More pages</a></p>
</body>
</html>
`;
