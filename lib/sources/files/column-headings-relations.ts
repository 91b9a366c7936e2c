import type { FileField } from '../../domain/file-mapping.ts';

type RelationField =
  | 'partnerName'
  | 'partnerNumber'
  | 'title'
  | 'caseNumber'
  | 'priority'
  | 'raisedAt'
  | 'resolvedAt'
  | 'targetHours'
  | 'pausedAt'
  | 'resumedAt'
  | 'messageId'
  | 'awaiting'
  | 'askedAt'
  | 'answeredAt'
  | 'countedOn'
  | 'stockQuantity'
  | 'stockValue'
  | 'usedQuantity'
  | 'usedValue'
  | 'minimumStock'
  | 'maximumStock'
  | 'consignment'
  | 'month'
  | 'madeOn'
  | 'lag'
  | 'forecastQuantity'
  | 'actualQuantity'
  | 'factKind'
  | 'factLabel'
  | 'factValue'
  | 'about'
  | 'validFrom'
  | 'validTo'
  | 'factSource';

/** Headings of cases, questions, stock counts, forecasts and facts; in the form of `COLUMN_HEADINGS`. */
export const RELATION_HEADINGS: Pick<Record<FileField, readonly string[]>, RelationField> = {
  partnerName: [
    'partner, partner name, business partner, supplier, supplier name, vendor, vendor name, customer, customer name, account',
    'account name, company, geschaftspartner, lieferant, lieferantenname, kunde, kundenname, partenaire, fournisseur, client',
    'nom du fournisseur, nom du client, socio, proveedor, nombre del proveedor, cliente',
  ],
  partnerNumber: [
    'partner number, partner no, partner id, business partner number, supplier number, supplier no, supplier id, vendor number',
    'vendor no, vendor id, customer number, customer no, customer id, account number, lifnr, lieferantennummer, kreditor',
    'kundennummer, kreditornummer, partnernummer, code fournisseur, code client, codigo proveedor, codigo de proveedor',
    'codigo cliente',
  ],
  title: ['title, subject, summary, topic, betreff, thema, kurzbeschreibung, objet, sujet, asunto, tema'],
  caseNumber: [
    'case number, case no, case id, case, ticket number, ticket id, ticket, complaint number, complaint, claim number, incident',
    'ncr number, issue number, fallnummer, fall, ticketnummer, reklamationsnummer, reklamation, meldungsnummer',
    'numero de dossier, dossier, numero de reclamation, reclamation, numero de caso, caso, reclamacion, numero de reclamacion',
  ],
  priority: ['priority, severity, urgency, prioritat, dringlichkeit, priorite, urgence, prioridad, urgencia'],
  raisedAt: [
    'raised at, raised on, raised, opened at, opened on, opened, created at, created on, reported on, gemeldet am, eroffnet am',
    'erstellt am, ouvert le, cree le, signale le, abierto el, creado el, notificado el',
  ],
  resolvedAt: [
    'resolved at, resolved on, resolved, closed at, closed on, closed, settled on, solved at, gelost am, erledigt am',
    'geschlossen am, resolu le, clos le, ferme le, resuelto el, cerrado el',
  ],
  targetHours: [
    'target hours, sla hours, sla, target time hours, resolution target hours, zielstunden, sla stunden, heures cible',
    'delai heures, horas objetivo, sla horas',
  ],
  pausedAt: [
    'paused at, waiting since, waiting from, on hold since, hold from, pausiert am, wartet seit, en attente depuis, en pause le',
    'en espera desde, pausado el',
  ],
  resumedAt: [
    'resumed at, waiting until, waiting to, hold until, on hold until, fortgesetzt am, wartet bis, repris le, en attente jusqu au',
    'reanudado el, en espera hasta',
  ],
  messageId: [
    'message id, message, question number, question id, inquiry number, request number, thread id, nachricht id, anfragenummer',
    'numero de question, numero de demande, numero de consulta, id mensaje',
  ],
  awaiting: [
    'awaiting, awaiting reply from, waiting for, reply due from, who replies, antwort von, wartet auf, reponse attendue de',
    'en attente de, respuesta de, pendiente de',
  ],
  askedAt: [
    'asked at, asked on, asked, sent at, question sent, question date, inquiry date, request sent, gefragt am, angefragt am',
    'anfrage vom, demande le, question posee le, question du, preguntado el, consultado el, fecha de consulta',
  ],
  answeredAt: [
    'answered at, answered on, answered, replied at, replied on, reply received, reply date, response date, beantwortet am',
    'antwort am, antwort vom, repondu le, reponse du, reponse recue le, respondido el, contestado el, fecha de respuesta',
  ],
  countedOn: [
    'counted on, count date, stock date, inventory date, as of, as at, snapshot date, stichtag, bestandsdatum, gezahlt am',
    'inventurdatum, date de stock, date d inventaire, compte le, fecha de inventario, fecha de stock, contado el',
  ],
  stockQuantity: [
    'on hand, quantity on hand, stock on hand, stock quantity, stock, unrestricted, available stock, inventory quantity, labst',
    'bestand, bestandsmenge, lagerbestand, stock disponible, quantite en stock, existencias, cantidad en stock, stock actual',
  ],
  stockValue: [
    'stock value, inventory value, value on hand, bestandswert, lagerwert, valeur du stock, valor de stock, valor del inventario',
  ],
  usedQuantity: [
    'used, used since, usage, consumption, quantity used, consumed, issued quantity, verbrauch, verbrauchsmenge, consommation',
    'quantite consommee, consumo, cantidad consumida',
  ],
  usedValue: [
    'used value, usage value, consumption value, cost of goods used, verbrauchswert, valeur consommee, valor consumido',
  ],
  minimumStock: [
    'minimum stock, min stock, minimum, safety stock, reorder point, mindestbestand, sicherheitsbestand, meldebestand',
    'stock minimum, stock de securite, stock minimo, punto de pedido',
  ],
  maximumStock: [
    'maximum stock, max stock, maximum, hochstbestand, maximalbestand, stock maximum, stock maximo',
  ],
  consignment: [
    'consignment, consignment stock, vendor owned, konsignation, konsignationsbestand, consignation, en consignacion, consigna',
  ],
  month: [
    'month, forecast month, period, forecast period, fiscal period, monat, prognosemonat, periode, mois, mois de prevision',
    'mes, mes de prevision, periodo',
  ],
  madeOn: [
    'made on, forecast made on, forecast date, forecast version, version date, prognose vom, erstellt, prevision du',
    'date de prevision, prevision del, fecha de prevision',
  ],
  lag: [
    'lag, lag months, months ahead, forecast lag, horizon, vorlauf, vorlauf monate, decalage, desfase, horizonte',
  ],
  forecastQuantity: [
    'forecast, forecast quantity, forecast qty, forecasted, predicted quantity, prognose, prognosemenge, bedarfsprognose',
    'prevision, quantite prevue, pronostico, cantidad prevista, cantidad pronosticada',
  ],
  actualQuantity: [
    'actual, actual quantity, actual demand, actuals, actual qty, ist, ist menge, istbedarf, reel, quantite reelle, realise',
    'real, cantidad real, demanda real',
  ],
  factKind: [
    'kind, fact kind, kind of fact, type, fact type, art, art der angabe, nature, type d information, clase, tipo, tipo de dato',
  ],
  factLabel: [
    'label, certificate, certificate name, certification, rating, rating name, standard, name, fact, zertifikat, bezeichnung',
    'certificat, notation, libelle, certificado, calificacion, nombre, denominacion',
  ],
  factValue: [
    'value, score, rating value, result, level, wert, note, ergebnis, valeur, resultat, valor, resultado, puntuacion',
  ],
  about: [
    'about, concerns, item or category, scope, betrifft, geltungsbereich, concerne, portee, se refiere a, alcance',
  ],
  validFrom: [
    'valid from, issued on, issue date, effective from, since, gultig ab, gultig von, ausgestellt am, valable a partir du',
    'valide du, emis le, valido desde, vigente desde, emitido el',
  ],
  validTo: [
    'valid to, valid until, expires on, expiry date, expiration date, expires, gultig bis, lauft ab am, ablaufdatum',
    'valable jusqu au, valide jusqu au, expire le, valido hasta, vigente hasta, caduca el, fecha de caducidad',
  ],
  factSource: [
    'source, issuer, issued by, certifier, rating agency, data source, quelle, aussteller, ausgestellt von, herausgeber',
    'emetteur, emis par, organisme, fuente, emisor, emitido por',
  ],
};
