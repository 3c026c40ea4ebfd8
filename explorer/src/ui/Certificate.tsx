import { words } from "../words/index.js";
import type { CertificateImage } from "./drawing.js";
import { Section } from "./Section.js";

/** The certificate that the registry itself draws. It is shown as a picture, so that nothing in it can run. */
export function Certificate({ certificate, alt }: { readonly certificate: CertificateImage; readonly alt: string }) {
  return (
    <Section title={words.certificate.title} className="certificate">
      <img src={certificate.image} alt={alt} width={400} />
      <p className="hint">
        {words.certificate.hint}{" "}
        <a href={certificate.image} download={words.certificate.file}>
          {words.certificate.save}
        </a>
      </p>
    </Section>
  );
}
