const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const FIRST_NAMES = words(`
  Camille Léa Manon Chloé Emma Inès Sarah Jade Louise Alice Julie Marine Pauline Mathilde Lucie
  Clara Anaïs Océane Justine Charlotte Margaux Élise Hélène Sophie Isabelle Nathalie Sandrine
  Valérie Céline Stéphanie Karine Aurélie Émilie Virginie Delphine Laëtitia Sylvie Corinne
  Véronique Brigitte Martine Christine Monique Françoise Catherine Patricia Fatima Khadija Amina
  Nadia Samira Yasmine Leïla Salima Aïcha Mariam Aminata Fatoumata Awa Kadiatou Binta Ana Sofia
  Maria Carla Lucia Elena Irina Oksana Natalia Katarzyna Agnieszka Ewa Monika Linh Mai Thu Lan
  Mei Priya Anjali Selin Elif Zeynep Gwenaëlle Maëlle Nolwenn Soizic
  Lucas Hugo Théo Nathan Enzo Louis Arthur Jules Maxime Thomas Antoine Alexandre Quentin Clément
  Romain Julien Nicolas Guillaume Benoît Mathieu Adrien Baptiste Florian Kévin Jérémy Anthony
  Sébastien Christophe Stéphane Laurent Frédéric Olivier Pascal Thierry Philippe Éric Didier
  Patrick Alain Bernard Michel Gérard Yves Loïc Yann Gwenaël Ewen Tanguy Ronan Mohamed Ahmed Karim
  Rachid Mehdi Yassine Youssef Bilal Omar Hicham Samir Mamadou Ibrahima Ousmane Moussa Cheikh
  Abdoulaye Sékou José Manuel Paulo Rui Antonio Diego Marco Luca Andrei Mihai Piotr Tomasz Marek
  Pawel Dmitri Oleksandr Minh Tuan Wei Arjun Emre Mehmet Can Goran
`)

export const LAST_NAMES = words(`
  Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre
  Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent
  Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand
  Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand
  Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière
  Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal
  Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre
  Benoit Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert
  Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer
  Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard
  Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost
  Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Pelletier Lévêque Perrier
  Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Guichard Poulain
  Étienne Tessier Lebreton Hardy Onfray Lechevallier Anquetil Toutain Lemonnier Guilbert Chrétien
  Benali Haddad Bouzid Mansouri Belkacem Cherif Amrani Saïdi Benmoussa Ziani Diallo Traoré Diop
  Ndiaye Camara Keïta Coulibaly Sylla Konaté Mendy Silva Pereira Ferreira Santos Rodrigues Costa
  Gomes Rossi Ricci Moretti Popescu Ionescu Radu Nowak Kowalski Wozniak Kaczmarek Ivanov
  Shevchenko Nguyen Tran Pham Le Chen Zhang Singh Kumar Yilmaz Demir Kaya Petrovic
`)

const PLAIN: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' }

/** Lower case, ASCII, words joined by a hyphen: what stands in an address or a key. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[œæ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
