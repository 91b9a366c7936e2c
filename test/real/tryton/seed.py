"""Fills a fresh Tryton database with sample records: purchases, receipts, returns, invoices, sales, requests (sample data).

Usage: DB_NAME=demo python3 seed.py CONFIG_FILE. Prints what it made as JSON, told by Tryton itself after the fact.
"""
import datetime
import json
import sys
from decimal import Decimal

from proteus import Model, Wizard, config as proteus_config

config = proteus_config.set_trytond('sqlite:///demo', user='admin', config_file=sys.argv[1])

from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, get_accounts  # noqa: E402
from trytond.modules.account_invoice.tests.tools import (  # noqa: E402
    create_payment_term, set_fiscalyear_invoice_sequences)
from trytond.modules.company.tests.tools import create_company, get_company  # noqa: E402

TODAY = datetime.date.today()


def day(offset):
    return TODAY + datetime.timedelta(days=offset)


own = Model.get('party.party')(name='Sample Company')
own.save()
create_company(party=own)
company = get_company()
fiscalyear = set_fiscalyear_invoice_sequences(create_fiscalyear(company))
fiscalyear.click('create_period')
create_chart(company)
accounts = get_accounts(company)
payment_term = create_payment_term()
payment_term.save()

Party = Model.get('party.party')
Template = Model.get('product.template')
Category = Model.get('product.category')
Unit = Model.get('product.uom')
Purchase = Model.get('purchase.purchase')
Sale = Model.get('sale.sale')
ShipmentIn = Model.get('stock.shipment.in')
Move = Model.get('stock.move')


germany = Model.get('country.country')(name='Germany', code='DE')
germany.save()
german, = Model.get('ir.lang').find([('code', '=', 'de')])


def party(name, code, email=None, vat=None, city=None):
    made = Party(name=name)
    made.code = code
    if city:
        made.lang = german
        address, = made.addresses
        address.city = city
        address.country = germany
    if email:
        contact = made.contact_mechanisms.new()
        contact.type = 'email'
        contact.value = email
    if vat:
        identifier = made.identifiers.new()
        identifier.type = 'eu_vat'
        identifier.code = vat
    made.save()
    return made


for kind, prefix in (('purchase', 'PO26-'), ('sale', 'SO26-')):
    settings = Model.get('%s.configuration' % kind)(1)
    sequence = getattr(settings, '%s_sequence' % kind)
    sequence.prefix = prefix
    sequence.padding = 5
    sequence.save()

category = Category(name='Goods')
category.accounting = True
category.account_expense = accounts['expense']
category.account_revenue = accounts['revenue']
category.save()
unit, = Unit.find([('name', '=', 'Unit')])


def product(code, name, price, on_sale=False):
    template = Template()
    template.supply_on_sale = on_sale
    template.name = name
    template.code = code
    template.default_uom = unit
    template.type = 'goods'
    template.purchasable = True
    template.salable = True
    template.list_price = Decimal(price) * 2
    template.account_category = category
    if on_sale:
        source = template.product_suppliers.new()
        source.party = fittings
        source.code = 'F-%s' % code
        source.lead_time = datetime.timedelta(days=6)
    made, = template.products
    made.cost_price = Decimal(price)
    template.save()
    made, = template.products
    return made


castings = party('Sample Castings GmbH', 'S-100', 'orders@castings.example', 'DE136695976', 'Esslingen')
fittings = party('Sample Fittings Ltd', 'S-200', 'desk@fittings.example')
customer = party('Sample Customer AG', 'C-900', 'buying@customer.example')
housing = product('HSG-100', 'Pump housing', '7.50')
flange = product('FLG-200', 'Flange', '3.20')


def purchase(supplier, wants, promised):
    order = Purchase()
    order.party = supplier
    order.payment_term = payment_term
    order.invoice_method = 'shipment'
    order.purchase_date = day(-30)
    for item, quantity in wants:
        line = order.lines.new()
        line.product = item
        line.quantity = quantity
        line.unit_price = item.cost_price
    order.click('quote')
    order.click('confirm')
    for move in order.moves:
        move.planned_date = day(promised)
        move.save()
    order.reload()
    return order


def receive(order, moves, on):
    planned = min(move.planned_date for move in moves)
    shipment = ShipmentIn()
    shipment.supplier = order.party
    shipment.reference = 'DN-%s' % order.number
    shipment.planned_date = planned
    for move in moves:
        shipment.incoming_moves.append(Move(id=move.id))
    shipment.save()
    for move, quantity in zip(shipment.incoming_moves, moves.values()):
        move.quantity = quantity
    shipment.effective_date = day(on)
    shipment.save()
    shipment.click('receive')
    shipment.click('done')
    order.reload()
    return shipment


whole = purchase(castings, [(housing, 12.0)], -5)
receive(whole, {move: move.quantity for move in whole.moves}, -6)
bill, = whole.invoices
bill.invoice_date = day(-4)
bill.reference = 'INV-7001'
bill.click('post')
Method = Model.get('account.invoice.payment.method')
cash, = Model.get('account.journal').find([('type', '=', 'cash')])
method = Method(name='Cash', journal=cash, credit_account=accounts['cash'], debit_account=accounts['cash'])
method.save()
pay = Wizard('account.invoice.pay', [bill])
pay.form.payment_method = method
pay.form.date = day(-1)
pay.execute('choice')
part = purchase(castings, [(housing, 20.0), (flange, 8.0)], -3)
receive(part, {next(move for move in part.moves if move.product == housing): 5.0}, -2)
late = purchase(fittings, [(flange, 40.0)], -10)
ahead = purchase(fittings, [(flange, 15.0), (housing, 2.0)], 14)
cancelled = Purchase()
cancelled.party = fittings
line = cancelled.lines.new()
line.product = flange
line.quantity = 3.0
line.unit_price = flange.cost_price
cancelled.click('quote')
cancelled.click('cancel')



def give_back(order, quantity):
    """Sends goods of an order back, as people do it: by a return purchase and its shipment."""
    before = {each.id for each in Purchase.find([])}
    Wizard('purchase.return_purchase', [order]).execute('return_')
    back, = [each for each in Purchase.find([]) if each.id not in before]
    if quantity:
        line, = back.lines
        line.quantity = -quantity
        back.purchase_date = day(-1)
        back.click('quote')
        back.click('confirm')
        shipment, = back.shipment_returns
        shipment.effective_date = day(-1)
        shipment.save()
        shipment.click('assign_force')
        shipment.click('done')
    return back


give_back(whole, 0)
give_back(whole, 3.0)

exchanged = Purchase()
exchanged.party = castings
exchanged.payment_term = payment_term
exchanged.invoice_method = 'shipment'
exchanged.purchase_date = day(-12)
for quantity in (10.0, -2.0):
    line = exchanged.lines.new()
    line.product = housing
    line.quantity = quantity
    line.unit_price = housing.cost_price
exchanged.click('quote')
exchanged.click('confirm')
comes, = [move for move in exchanged.moves if move.quantity == 10.0]
comes.planned_date = day(-4)
comes.save()
receive(exchanged, {comes: 10.0}, -4)
back, = exchanged.shipment_returns
back.effective_date = day(-3)
back.save()
back.click('assign_force')
back.click('done')


def sell(item, quantity, needed):
    sale = Sale()
    sale.party = customer
    sale.payment_term = payment_term
    sale.shipping_date = needed and day(needed)
    line = sale.lines.new()
    line.product = item
    line.quantity = quantity
    line.unit_price = item.cost_price * 2
    sale.click('quote')
    sale.click('confirm')
    sale.click('process')
    return sale


sell(housing, 6.0, None)

# What is bought for a customer: the sale asks for it, a purchase follows.
seal = product('SEAL-300', 'Shaft seal', '4.10', on_sale=True)
sell(seal, 25.0, 9)
request, = Model.get('purchase.request').find([('product', '=', seal.id)])
Wizard('purchase.request.create_purchase', [request])
pegged, = Purchase.find([('lines.product', '=', seal.id)])
pegged.payment_term = payment_term
pegged.invoice_method = 'shipment'
pegged.purchase_date = day(-8)
for line in pegged.lines:
    line.unit_price = seal.cost_price
pegged.click('quote')
pegged.click('confirm')
for move in pegged.moves:
    move.planned_date = day(20)
    move.save()

# Who usually supplies what, how much has to be there, what was forecast, and what a customer complains about.
ProductSupplier = Model.get('purchase.product_supplier')
for item, supplier in ((housing, castings), (flange, fittings), (flange, castings)):
    source = ProductSupplier(template=item.template, party=supplier)
    source.sequence = 1 if supplier == fittings else 2
    source.save()
Location = Model.get('stock.location')
warehouse, = Location.find([('type', '=', 'warehouse')])
OrderPoint = Model.get('stock.order_point')
point = OrderPoint(product=housing, warehouse_location=warehouse, type='purchase')
point.min_quantity = 15.0
point.target_quantity = 40.0
point.save()
Forecast = Model.get('stock.forecast')
first = (TODAY.replace(day=1) + datetime.timedelta(days=40)).replace(day=1)
last = (first + datetime.timedelta(days=40)).replace(day=1) - datetime.timedelta(days=1)
outside, = Location.find([('type', '=', 'customer'), ('parent', '=', None)])
forecast = Forecast(warehouse=warehouse, destination=outside, from_date=first, to_date=last)
expected = forecast.lines.new()
expected.product = housing
expected.quantity = 30.0
expected.minimal_quantity = 1.0
forecast.save()
forecast.click('confirm')
Complaint = Model.get('sale.complaint')
kind = Model.get('sale.complaint.type')(name='Late')
kind.origin, = Model.get('ir.model').find([('model', '=', 'sale.sale')])
kind.save()
for days, text in ((-20, 'The pumps came without papers'), (-2, 'Nothing has come yet')):
    complaint = Complaint(customer=customer, date=day(days), type=kind, description=text)
    complaint.save()
    complaint.click('wait')
    if days == -20:
        complaint.click('approve')
        complaint.click('process')

print(json.dumps({
    'purchases': [
        {'number': each.number, 'party': each.party.name, 'state': each.state, 'shipment': each.shipment_state}
        for each in Purchase.find([], order=[('id', 'ASC')])],
    'sales': [{'number': each.number, 'party': each.party.name, 'state': each.state} for each in Sale.find([])],
}))
