"""Works in the sample database as a company does between two syncs: a receipt, a moved date, a cancelled order.

Usage: python3 change.py CONFIG_FILE.
"""
import datetime
import sys

from proteus import Model, config as proteus_config

proteus_config.set_trytond('sqlite:///demo', user='admin', config_file=sys.argv[1])

Purchase = Model.get('purchase.purchase')
ShipmentIn = Model.get('stock.shipment.in')
Move = Model.get('stock.move')

late, = Purchase.find([('number', '=', 'PO26-00003')])
move, = late.moves
shipment = ShipmentIn()
shipment.supplier = late.party
shipment.planned_date = move.planned_date
shipment.incoming_moves.append(Move(id=move.id))
shipment.save()
shipment.click('receive')
shipment.click('done')

ahead, = Purchase.find([('number', '=', 'PO26-00004')])
for move in ahead.moves:
    move.planned_date = datetime.date.today() + datetime.timedelta(days=30)
    move.save()
