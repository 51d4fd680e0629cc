package io.silkroam.simulator.jsmpp;

import io.silkroam.simulator.jsmpp.Binds.Bind;
import io.silkroam.simulator.smsc.IdForm;
import io.silkroam.simulator.smsc.Ledger;
import io.silkroam.simulator.smsc.Received;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import java.util.List;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.UnsuccessDelivery;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;

/** What ESMEs ask an SMSC for. */
final class SmscDoor implements ServerMessageReceiverListener {
    private static final OptionalParameter[] NONE = {};
    private static final String NOT_YET = "";

    private final Ledger ledger;
    private final Binds binds;
    private final SmscDesk desk;

    SmscDoor(Ledger ledger, Binds binds, SmscDesk desk) {
        this.ledger = ledger;
        this.binds = binds;
        this.desk = desk;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm request, SMPPServerSession session) throws ProcessRequestException {
        return new SubmitSmResult(desk.take(bind(session), request.getSequenceNumber(), Beans.message(request)), NONE);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session session) throws ProcessRequestException {
        return new DataSmResult(desk.take(bind(session), request.getSequenceNumber(), Beans.message(request)), NONE);
    }

    /** The id is that of the message to the first address; its fate is everybody's. */
    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession session)
            throws ProcessRequestException {
        List<ShortMessage> messages = Beans.messages(request);
        if (messages.isEmpty()) {
            throw new ProcessRequestException("no address", CommandStatus.ESME_RCNTSUBDL);
        }
        String first = "";
        for (ShortMessage message : messages) {
            String id = desk.take(bind(session), request.getSequenceNumber(), message)
                    .getValue();
            first = first.isEmpty() ? id : first;
        }
        return new SubmitMultiResult(first, new UnsuccessDelivery[0], NONE);
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession session) throws ProcessRequestException {
        Received found = ledger.find(request.getMessageId(), ids())
                .orElseThrow(() -> new ProcessRequestException("unknown", CommandStatus.ESME_RQUERYFAIL));
        MessageState state = MessageState.valueOf((byte) found.state().code());
        return new QuerySmResult(NOT_YET, state, (byte) 0);
    }

    @Override
    public void onAcceptCancelSm(CancelSm request, SMPPServerSession session) throws ProcessRequestException {
        if (!ledger.cancel(request.getMessageId(), ids())) {
            throw new ProcessRequestException("not to be cancelled", CommandStatus.ESME_RCANCELFAIL);
        }
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession session) throws ProcessRequestException {
        if (!ledger.replace(request.getMessageId(), ids(), request.getShortMessage())) {
            throw new ProcessRequestException("not to be replaced", CommandStatus.ESME_RREPLACEFAIL);
        }
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw noBroadcast();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw noBroadcast();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession session)
            throws ProcessRequestException {
        throw noBroadcast();
    }

    private static ProcessRequestException noBroadcast() {
        return new ProcessRequestException("no broadcasts here", CommandStatus.ESME_RINVCMDID);
    }

    private IdForm ids() {
        return desk.habits().receipts().ids();
    }

    private Bind bind(Session session) throws ProcessRequestException {
        return binds.all().stream()
                .filter(bind -> bind.session() == session)
                .findFirst()
                .orElseThrow(() -> new ProcessRequestException("not bound", CommandStatus.ESME_RINVBNDSTS));
    }
}
