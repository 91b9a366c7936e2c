"""Works in the sample database in steps: orders are made, then taken back; goods and a contact leave.

Usage: python3 later.py CONFIG_FILE make|undo.
"""
import datetime
import sys

from proteus import Model, Wizard, config as proteus_config

proteus_config.set_trytond('sqlite:///demo', user='admin', config_file=sys.argv[1])

Purchase = Model.get('purchase.purchase')
Party = Model.get('party.party')
Sale = Model.get('sale.sale')
TODAY = datetime.date.today()


def made(reference):
    found, = Purchase.find([('reference', '=', reference)])
    return found


if sys.argv[2] == 'make':
    sample, = Purchase.find([('number', '=', 'PO26-00003')])
    for reference in ('TO-CANCEL', 'TO-DELETE'):
        order = Purchase(party=sample.party, payment_term=sample.payment_term, reference=reference)
        line = order.lines.new()
        line.product = sample.lines[0].product
        line.quantity = 4.0
        line.unit_price = sample.lines[0].unit_price
        order.click('quote')
        order.click('confirm')
    Model.get('ir.note')(resource=sample.party, message='They move in March.').save()
else:
    back = made('TO-CANCEL')
    back.click('draft')
    back.click('cancel')
    gone = made('TO-DELETE')
    gone.click('draft')
    gone.click('cancel')
    gone.delete()
    part, = Purchase.find([('number', '=', 'PO26-00002')])
    before = {each.id for each in Purchase.find([])}
    Wizard('purchase.return_purchase', [part]).execute('return_')
    back, = [each for each in Purchase.find([]) if each.id not in before]
    for line in list(back.lines):
        if line.product.code == 'HSG-100':
            line.quantity = -1.0
        else:
            back.lines.remove(line)
    back.purchase_date = TODAY
    back.click('quote')
    back.click('confirm')
    shipment, = back.shipment_returns
    shipment.effective_date = TODAY
    shipment.save()
    shipment.click('assign_force')
    shipment.click('done')
    sold, = Sale.find([('number', '=', 'SO26-00001')])
    for click in ('assign_force', 'pick', 'pack', 'done'):
        sold.shipments[0].click(click)
    Wizard('sale.return_sale', [sold]).execute('return_')
    taken, = Sale.find([('origin', '=', 'sale.sale,%s' % sold.id)])
    taken.lines[0].quantity = -2.0
    taken.sale_date = TODAY
    for click in ('quote', 'confirm', 'process'):
        taken.click(click)
    shipment, = taken.shipment_returns
    shipment.effective_date = TODAY
    shipment.save()
    shipment.click('receive')
    customer, = Party.find([('code', '=', 'C-900')])
    customer.contact_mechanisms.remove(customer.contact_mechanisms[0])
    customer.save()
