// An ESME on the npm package smpp, which is not part of this project: npm install --prefix target/npm smpp@0.5.1
//
//   node src/test/npm/esme.js PORT SYSTEM_ID
//
// Standard input: the password, then one text a line in base64; its end unbinds. Standard output, a line each:
// bound, accepted ID, receipt ID, text BASE64, error WHAT.
'use strict';
const readline = require('readline');
const smpp = require('smpp');

const [port, systemId] = process.argv.slice(2);
const say = (...words) => console.log(words.join(' '));
let session;

function bind(password) {
  session = smpp.connect({ url: `smpp://127.0.0.1:${port}`, auto_enquire_link_period: 1000 }, () => {
    session.bind_transceiver({ system_id: systemId, password }, (pdu) => {
      say(...(pdu.command_status === 0 ? ['bound'] : ['error', 'bind', pdu.command_status]));
    });
  });
  session.on('deliver_sm', (pdu) => {
    const text = pdu.short_message.message;
    const receipt = (pdu.esm_class & 0x04) !== 0;
    if (receipt) {
      say('receipt', pdu.receipted_message_id || /id:(\S+)/.exec(text)[1]);
    } else {
      say('text', Buffer.from(text, 'utf8').toString('base64'));
    }
    session.send(pdu.response());
  });
  session.on('error', (e) => say('error', e.message));
  session.on('close', () => process.exit(0));
}

function submit(text) {
  const request = {
    source_addr_ton: 5, source_addr: 'Silkroam',
    dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678',
    registered_delivery: 1,
  };
  // The package does not split; what is too long for short_message goes as message_payload, with the same alphabet.
  request[text.length > 70 ? 'message_payload' : 'short_message'] = text;
  if (text.length > 70) {
    request.data_coding = smpp.encodings.detect(text) === 'UCS2' ? 8 : 0;
  }
  session.submit_sm(request, (pdu) => {
    say(...(pdu.command_status === 0 ? ['accepted', pdu.message_id] : ['error', 'submit', pdu.command_status]));
  });
}

let password;
readline.createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (password === undefined) {
      password = line;
      bind(password);
    } else {
      submit(Buffer.from(line, 'base64').toString('utf8'));
    }
  })
  .on('close', () => session.unbind(() => session.close()));
