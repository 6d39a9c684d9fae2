//! A dossier in one language.

use atlas::content::texts;
use atlas::dossier::Dossier;

/// The content in one language, as the site offers it to other programs. The list of languages stays whole: the switch needs it.
pub fn reduce(dossier: &Dossier, lang: &str) -> Dossier {
    let mut dossier = dossier.clone();
    texts::visit(&mut dossier, &mut |said| said.text.0.retain(|tag, _| tag == lang));
    dossier.dispute.name_order.retain(|tag, _| tag == lang);
    dossier
}
