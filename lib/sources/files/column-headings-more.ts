import type { FileField } from '../../domain/file-mapping.ts';

/**
 * Headings as exports of SAP (tables EKKO, EKPO, EKET, EKES, EKBE, LIKP, RBKP and list displays), Oracle, Dynamics, Odoo and
 * Sage write them in English, German, French and Spanish; in the form of `COLUMN_HEADINGS`, which comes first.
 */
export const MORE_HEADINGS: Partial<Record<FileField, readonly string[]>> = {
  orderNumber: [
    'document no, po num, po nbr, purchase order no, purchase order id, purchase id, purch order, purch id, po id, order nr',
    'order ref, order reference, po reference, po ref, our order, segment1, ponumber, order code, purchase order ref',
    'einkaufsbelegnummer, einkaufsbeleg nr, ek beleg, bestell nummer, bestellnr, bestell no, best nr, bestellungsnummer',
    'bestellauftrag, auftragsnr, auftrag nr, unsere bestellnummer, ihre bestellung, bestell id, bestellungsnr, beleg nr',
    'n commande, n de commande, num commande, numero commande, commande n, commande d achat, bon de commande, cde',
    'n cde, no cde, ref commande, reference commande, numero du bon de commande, piece, n piece, document d achat',
    'n pedido, no pedido, num pedido, numero pedido, n de pedido, pedido de compra, n orden de compra, oc, n oc',
    'numero de orden de compra, orden compra, referencia del pedido, ref pedido, documento de compras, referencia de pedido',
  ],
  lineNumber: [
    'line num, line nbr, po line no, po line num, po item no, po item number, item, itm, line nr, order line no',
    'order line number, schedule line item, ebelp, posnr, pos nr, pos no, positions nr, positionsnr, zeile, zeilennr',
    'zeilennummer, bestellpos, belegposition, n ligne, no ligne, num ligne, ligne de commande, numero ligne, poste',
    'n linea, no linea, num linea, numero de linea, linea de pedido, linea pedido, pos pedido, renglon, partida',
  ],
  recordId: [
    'external id, line uid, record key, uid, satz id, identifiant, identifiant externe, identificador, id externo',
  ],
  supplierName: [
    'supplier vendor, vendor supplier, vendor account name, buy from vendor name, trading partner, supplier company, partner',
    'vendor supplying plant, supplier supplying plant, lieferant lieferwerk, fournisseur division fournisseur, purch name, sold by, seller, name des kreditors, kreditorname, kreditorenname, lieferantname, lieferfirma, firma',
    'lieferant name, lieferer, nom fournisseur, raison sociale, raison sociale fournisseur, fournisseur nom, vendeur',
    'intitule fournisseur, nombre proveedor, proveedor nombre, razon social, razon social proveedor, nombre del acreedor',
    'vendor name 1',
  ],
  supplierNumber: [
    'supplier num, vendor num, buy from vendor no, vendor account number, supplier account, orderaccount',
    'order account, supplier ref, vend account, supplier site code, creditor, creditor no, lieferantennr, lieferant nr',
    'lief nr, kreditorennummer, kreditoren nr, kreditornr, kreditorkonto, lieferantenkonto, n fournisseur, no fournisseur',
    'num fournisseur, compte fournisseur, fournisseur n, ref fournisseur, n proveedor, no proveedor, num proveedor',
    'numero de proveedor, cuenta de proveedor, cod proveedor, acreedor, codigo del proveedor',
  ],
  supplierContact: [
    'contact person, kontakt, kontaktperson, interlocuteur, contact fournisseur, persona de contacto',
  ],
  supplierEmail: [
    'mail, e mail address, email address, contact e mail, e mail adresse, email adresse, lieferanten e mail, adresse mail',
    'adresse e mail, adresse electronique, correo electronico, email proveedor, email fournisseur, mel',
  ],
  supplierVat: [
    'vat, vat reg no, tax id, tax number, tax registration number, ust id, ust id nr, umsatzsteuer identifikationsnummer',
    'steuernummer, n tva, tva intracommunautaire, n tva intracommunautaire, numero de tva intracommunautaire',
    'nif proveedor, cif proveedor, numero de iva, nif iva, vat registration no',
  ],
  supplierDuns: ['duns no, duns id, supplier duns number, d u n s number, duns nummer, numero duns, n duns'],
  supplierGln: [
    'gln number, gln code, supplier gln code, gln lieferant, code gln, codigo gln, lieferanten gln',
  ],
  customerName: [
    'customer account name, ship to name, ship to party name, bill to, debitor, debitorname, warenempfaenger',
    'warenempfanger, endkunde, kunden name, client final, nom client, destinataire, nombre cliente, nombre del cliente',
    'cliente final, destinatario',
  ],
  customerOrder: [
    'customer po, customer po number, sales order no, sales document, sales order line, demand document, kundenauftragsnr',
    'kundenbestellung, auftrag kunde, kundenbestellnummer, verkaufsbeleg, commande de vente, n commande client',
    'numero de commande client, pedido de venta, pedido cliente, n pedido cliente, orden de venta',
  ],
  pegQuantity: [
    'qty pegged, reserved quantity, bedarfsmenge, zugeordnete menge, quantite reservee, cantidad reservada',
  ],
  neededOn: [
    'requirement date, customer requested date, kundenwunschtermin, kundentermin, bedarfsdatum, date besoin client',
    'date de besoin, fecha de necesidad, fecha cliente, needed by customer, customer promise date',
  ],
  itemNumber: [
    'item num, part num, part nbr, material no, product no, product number, product id, item id, stock code',
    'stock number, catalog number, our part number, our item, itemid, internal reference, inventory item, item no our',
    'artikelnr, artikel nr, artikel, material nr, materialnr, sachnummer, teilenr, teile nr, artikel no, artikelcode',
    'code article, ref article, reference, reference interne, n article, numero article, article n, code produit, produit',
    'codigo articulo, cod articulo, referencia, referencia interna, n articulo, numero de articulo, codigo de material',
    'codigo producto, producto, codigo del articulo, n material',
  ],
  supplierItemNumber: [
    'vendor part no, supplier part no, vendor item no, supplier item no, vendor sku, supplier sku, vendor product code',
    'mfr part number, supplier reference, vendor reference, lieferantenartikelnummer, lieferantenartikelnr',
    'lieferanten artikelnummer, artikelnummer lieferant, lief artikelnr, herstellerteilenummer, ref fabricant',
    'reference article fournisseur, ref article fournisseur, referencia del proveedor, referencia proveedor',
    'codigo articulo proveedor, ref proveedor',
  ],
  itemGtin: [
    'gtin ean, ean gtin, ean 13, ean13, gtin 13, gtin 14, ean nummer, ean code artikel, code ean, gencod, codigo ean',
  ],
  alternateItem: [
    'alternates, alternative part, alternative part number, substitute part, substitution, interchangeable with',
    'ersatzartikel, ersatzmaterial, alternativartikel, ersatzteil, article de substitution, reference alternative',
    'articulo sustituto, sustituto, referencia alternativa, replacement item',
  ],
  itemDescription: [
    'item text, material text, line description, product description text, text, artikelbezeichnung, artikeltext',
    'artikelbeschreibung, materialbezeichnung, bezeichnung 1, artikelname, libelle, libelle article, designation article',
    'description article, descripcion articulo, descripcion del articulo, texto breve, denominacion, concepto',
  ],
  orderedQuantity: [
    'qty ord, ord qty, ordered, order quantity base, scheduled quantity, purch qty, product qty, demanded quantity',
    'order unit quantity, quantity invoiced ordered, original quantity, bestellte menge, bestellmg, best menge, soll menge',
    'sollmenge, auftragsmenge, anzahl, stuckzahl, qte, qte commandee, qte cde, quantite cde, quantite demandee, qty commandee',
    'cant, cant pedida, cantidad solicitada, cantidad ordenada, cantidad de pedido, unidades pedidas',
  ],
  cancelledQuantity: [
    'qty cancelled, quantity canceled, stornomenge, quantite annulee, qte annulee, cantidad anulada, cantidad cancelada',
  ],
  unit: [
    'order uom, purchase uom, purch unit, unit code, product uom, me, bme, mengeneinh, einh, unite de mesure, u m, ue',
    'unite achat, unidad de medida, um, und, unidad medida, ud',
  ],
  unitPrice: [
    'unit cost, net unit price, direct unit cost, purch price, cost price, price each, price unit, net price per unit',
    'ep, stueckpreis, einzelpreis netto, netto preis, preis pro einheit, einkaufspreis, ek preis, prix net, pu, pu ht',
    'prix unitaire ht, prix unit, prix d achat, p u, precio unit, precio neto, precio compra, precio unidad, coste unitario',
  ],
  currency: [
    'curr, curr code, cur, ccy, iso currency, document currency, waehrungsschluessel, wahr, whg, monnaie, code devise, mon, cod moneda',
  ],
  value: [
    'net order val, nettobestellwert, ext price, extended price, extended amount, line total, total amount, total price, net line amount, subtotal',
    'line amount excl vat, positionswert, gesamtpreis, gesamtwert, nettobetrag, netto, summe, betrag netto, montant ht',
    'montant net, total ht, montant ligne, prix total, importe neto, importe linea, total linea, importe total, subtotal linea',
  ],
  sentOn: [
    'creation date, created, created date, date created, po creation date, approved date, order placed, order entry date',
    'purch date, order date po, bestellt am, bestelltam, auftragsdatum, erstellt am, angelegt am, erfassungsdatum',
    'date cde, date de creation, cree le, date du bon de commande, passe le, commande le, date d emission, date document',
    'fecha pedido, fecha de creacion, creado el, fecha de orden, fecha documento, fecha emision, fecha de la orden',
  ],
  requestedOn: [
    'requested receipt date, requested ship date, required by, required delivery date, want date, wanted date, dock date',
    'requested delivery, delivery requested, customer requested delivery, wunschtermin kunde, gewunschtes lieferdatum',
    'angeforderter termin, soll termin, solltermin, soll lieferdatum, wunschlieferung, angefragter liefertermin, bedarf zum',
    'date de livraison demandee, date livraison demandee, date souhaitee de livraison, livraison demandee, date requise',
    'fecha de entrega solicitada, fecha entrega solicitada, entrega solicitada, fecha deseada, fecha necesaria',
  ],
  firstPromisedOn: [
    'promised receipt date, promised delivery date, confirmed date, confirmed receipt date, confirmed on date, committed date',
    'commit date, expected receipt date, expected arrival, scheduled receipt date, schedule date, date planned, planned date',
    'planned receipt date, delivery due, arrival planned, bestatigtes lieferdatum, bestatigter liefertermin, zugesagt',
    'zugesagter termin, bestatigungsdatum lieferung, geplanter liefertermin, lieferung am, termin, ab termin, eta datum',
    'date confirmee, date de livraison confirmee, livraison prevue, date prevue, date livraison prevue, date livraison',
    'date promise de livraison, date planifiee, fecha confirmada, fecha de entrega confirmada, fecha prevista',
    'fecha entrega prevista, fecha prevista de entrega, fecha entrega, entrega prevista, fecha planificada, llegada prevista',
  ],
  lastPromisedOn: [
    'latest confirmed date, latest eta, current eta, updated delivery date, new promise date, new date, current due date',
    'neuer termin, aktueller termin, letzter bestatigter termin, nouvelle date, nouvelle date de livraison, date revisee',
    'derniere date confirmee, nueva fecha, nueva fecha de entrega, fecha revisada, ultima fecha confirmada',
  ],
  confirmedOn: [
    'acknowledgment date, acknowledgement, date acknowledged, order confirmation date, vendor confirmation date',
    'bestatigungsdatum, ab datum, auftragsbestatigung am, ab vom, accuse le, date d accuse, date accuse de reception',
    'confirmee le, fecha confirmacion, confirmado el, fecha acuse',
  ],
  shipmentNumber: [
    'asn dn number, asn id, delivery note no, dispatch note, despatch note, waybill, awb, bill of lading, bol, consignment',
    'delivery, vendor shipment no, packing list, packslip, lieferschein nr, lieferscheinnr, ls nr, lieferavis, avis',
    'avisnummer, sendungsnummer, sendung, lieferung, frachtbrief, n bl, bl, numero de bl, bordereau, avis d expedition',
    'n expedition, numero d expedition, n albaran, num albaran, numero de albaran, aviso de expedicion, envio, n envio',
    'guia de remision, remito, inbound shipment',
  ],
  shippedOn: [
    'date shipped, actual ship date, shipped at, despatched on, dispatched on, pick up date, versand am, versanddatum ls',
    'lieferscheindatum, warenausgang, warenausgangsdatum, abgangsdatum, verschickt am, expedie le, date expedition',
    'date d envoi, date bl, date depart, enviado el, fecha envio, fecha expedicion, fecha de expedicion, fecha albaran, fecha de salida',
  ],
  shippedQuantity: [
    'qty ship, quantity to ship, asn quantity, dispatched quantity, despatch quantity, liefermenge, versandmenge, avisierte menge',
    'gelieferte menge ls, qte expediee, quantite livree, qte livree, cant enviada, cantidad expedida, unidades enviadas',
  ],
  receiptNumber: [
    'receipt num, grn number, grn no, gr document, goods receipt document, gr no, receiver number, material doc',
    'product receipt, wareneingangsnr, wareneingang nr, we nummer, we nr, we beleg, materialbeleg, wareneingangsbeleg',
    'n reception, no reception, bon de reception, n de reception, num reception, n recepcion, numero de recepcion',
    'nota de entrada, entrada de mercancias, n entrada, albaran de entrada',
  ],
  receivedOn: [
    'receipt dt, date of receipt, gr posting date, actual receipt date, actual arrival date, received at, delivery received',
    'date done, effective date, eingang am, eingegangen am, we datum, wareneingang datum, eingang, geliefert am, erhalten am',
    'buchungsdatum, ist lieferdatum, ist termin, date reception, recu le, receptionne le, date de livraison reelle',
    'date de livraison effective, livre le, date d entree, fecha recepcion, recibido el, fecha de entrada, fecha entrada',
    'fecha de entrega real, fecha real de entrega, entregado el, fecha contable',
  ],
  receivedQuantity: [
    'qty rec, qty recd, rec qty, received, quantity accepted, quantity delivered, qty delivered, receipt qty, gr qty, qty done',
    'gelieferte mg, wareneingangsmenge, we menge, erhaltene menge, eingegangene menge, ist menge, istmenge, geliefert',
    'qte recue, qte receptionnee, quantite receptionnee, quantite livree recue, recu, cant recibida, unidades recibidas',
    'cantidad entregada, recibido, cantidad entrada',
  ],
  rejectedQuantity: [
    'qty rej, scrap quantity, non conforming quantity, ausschussmenge, sperrmenge, beanstandete menge',
    'fehlerhafte menge, qte refusee, quantite refusee, qte rejetee, quantite non conforme, cant rechazada, cantidad no conforme',
  ],
  rejectedOn: [
    'date rejected, beanstandet am, prufdatum, rejete le, refuse le, date de rejet, rechazado el, fecha de rechazo',
  ],
  rejectReason: [
    'defect reason, defect code, rejection code, fehlerart, fehlergrund, beanstandungsgrund, motif, motif de refus, motivo, causa',
  ],
  invoiceNumber: [
    'invoice num, vendor invoice no, vendor invoice, supplier invoice number, bill number, bill, re nr, rechnungsnr',
    'rechnung nr, rechnungs nr, eingangsrechnung, lieferantenrechnung, n facture, no facture, num facture, facture n',
    'facture fournisseur, n factura, no factura, num factura, factura proveedor, factura n',
  ],
  invoicedOn: [
    'bill date, date of invoice, invoice dt, fakturadatum, rechnung vom, re datum, date facture, facturee le, date facturation',
    'fecha factura, fecha de facturacion, facturado el',
  ],
  invoiceAmount: [
    'bill amount, amount invoiced, invoice net amount, rechnungssumme, rechnungswert, fakturabetrag, montant de la facture',
    'montant de facture, total facture, importe de factura, importe facturado, total factura',
  ],
  buyer: [
    'purchase representative, purchaser code, buyer code, purchaser name, buyer id, bearbeiter, sachbearbeiter, besteller, angelegt von, nom acheteur, responsable achats, nombre comprador, comprador nombre',
  ],
  buyerGroup: [
    'purch group, buyer team, purchasing team, ekg, einkaufergr, einkgruppe, ek gruppe, groupe acheteurs, groupe d achat, grupo compras, equipo de compras',
  ],
  plant: [
    'site, location, location code, warehouse, inventory site, standort, lager, lagerort, empfangswerk, site de livraison, magasin, depot, entrepot, almacen, almacen de destino',
  ],
  company: [
    'organization, operating unit, company name, entity, data area, mandant, firma buchungskreis, entite, code societe, etablissement, codigo de sociedad, entidad',
  ],
  owner: [
    'relationship manager, category manager, warengruppenmanager, betreuer, gestionnaire, charge de compte, gestor, responsable de compte',
  ],
};
