import type { ChaserWords } from './words.ts';

/** Reminders in Spanish. */
export const es: ChaserWords = {
  'subject.1': {
    one: 'Recordatorio: {n} línea de pedido abierta ({orders})',
    other: 'Recordatorio: {n} líneas de pedido abiertas ({orders})',
  },
  'subject.2': {
    one: 'Segundo recordatorio: {n} línea de pedido abierta ({orders})',
    other: 'Segundo recordatorio: {n} líneas de pedido abiertas ({orders})',
  },
  'subject.3': {
    one: 'Urgente: {n} línea de pedido sigue sin respuesta ({orders})',
    other: 'Urgente: {n} líneas de pedido siguen sin respuesta ({orders})',
  },
  'subject.more': '{orders} y {n} más',
  'greeting.named': 'Buenos días, {name}:',
  greeting: 'Buenos días:',
  'intro.1': {
    one: 'Necesitamos su respuesta sobre la siguiente línea de pedido. La última columna indica lo que le pedimos.',
    other:
      'Necesitamos su respuesta sobre las siguientes {n} líneas de pedido. La última columna indica lo que le pedimos.',
  },
  'intro.2': {
    one: 'Ya le hemos preguntado por la siguiente línea de pedido y no nos consta respuesta. La última columna indica lo que le pedimos.',
    other:
      'Ya le hemos preguntado por las siguientes {n} líneas de pedido y no nos consta respuesta. La última columna indica lo que le pedimos.',
  },
  'intro.3': {
    one: 'Le hemos preguntado varias veces por la siguiente línea de pedido. Le rogamos que remita este mensaje a la persona que pueda decidir y que nos indique su nombre.',
    other:
      'Le hemos preguntado varias veces por las siguientes {n} líneas de pedido. Le rogamos que remita este mensaje a la persona que pueda decidir y que nos indique su nombre.',
  },
  'closing.1': 'Le rogamos que responda a más tardar el {date}.',
  'closing.2':
    'Le rogamos que responda a más tardar el {date}. Si la mercancía ya ha salido, envíenos por favor los datos del envío.',
  'closing.3':
    'Esperamos su respuesta a más tardar el {date}, con una fecha de entrega en firme para cada línea.',
  regards: 'Un cordial saludo',
  'column.order': 'Pedido',
  'column.line': 'Línea',
  'column.itemTheirs': 'Su artículo',
  'column.itemOurs': 'Nuestro artículo',
  'column.description': 'Descripción',
  'column.open': 'Cantidad pendiente',
  'column.requested': 'Solicitado',
  'column.promised': 'Prometido',
  'column.late': 'Días de retraso',
  'column.ask': 'Indíquenos',
  'ask.new-date': 'Nueva fecha de entrega',
  'ask.acknowledge': 'Confirmación del pedido',
  'ask.date': 'Fecha de entrega',
  'ask.earlier': 'Primera fecha posible',
  'ask.despatch': 'Fecha de salida',
  'ask.hold': 'Si se mantiene la fecha',
};
