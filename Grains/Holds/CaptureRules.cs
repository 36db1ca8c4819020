using System.Globalization;
using Payments.Checkout;
using Payments.Ids;
using Payments.Ledger;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Holds;

/// <summary>What may be captured, and what a capture's outcome makes of the pre-authorisation. Pure.</summary>
public static class CaptureRules
{
    /// <summary>They stand in one row.</summary>
    public const int MostCaptures = 50;

    /// <summary>Takes the capture's share of what is held, before the channel is asked. Captures under way count like those that have succeeded.</summary>
    public static Outcome<HoldState> Begin(string id, HoldState state, CaptureHold command, DateTimeOffset now, TimeSpan patience)
    {
        if (IsRefused(state, now) is { } refusal) return refusal;
        var open = state.Captures.Where(capture => capture.Operation.IsOpen).ToList();
        // What a final capture leaves over is known once all others are.
        if (open.Exists(capture => capture.IsFinal) || command.IsFinal && open.Count > 0) return HoldRefusals.CaptureUnderWay;
        if (state.Captures.Length >= MostCaptures) return HoldRefusals.TooManyCaptures(MostCaptures);
        var left = state.Amount - HoldViews.Claimed(state);
        var wanted = command.Minor ?? left;
        if (command.Minor is <= 0) return HoldRefusals.BadAmount;
        if (wanted <= 0 || wanted > left) return HoldRefusals.ExceedsAuthorised(left);

        var number = (state.Captures.Length + 1).ToString(CultureInfo.InvariantCulture);
        var capture = new StoredCapture
        {
            Id = command.CaptureId,
            Minor = wanted,
            IsFinal = command.IsFinal,
            Status = CaptureStatus.Processing,
            Fingerprint = command.Request.Fingerprint,
            Operation = OperationRules.Begin(AttemptId.Of(id, $"c{number}"), now, patience),
            CreatedAt = now,
            UpdatedAt = now,
        };
        var next = HoldChanges.Fresh(state, now) with { Captures = state.Captures.Add(capture) };
        return HoldChanges.Scheduled(HoldChanges.Recorded(id, next, capture, now));
    }

    /// <summary>The state after the channel's answer, with the money booked where it has moved; the same object when the answer changes nothing any more.</summary>
    public static HoldState Settle(string id, HoldState state, string captureId, ChannelWord word, DateTimeOffset now)
    {
        var old = state.Captures.First(capture => capture.Id == captureId);
        if (!old.Operation.IsOpen) return state;
        var settled = old with { Status = StatusOf(word.Result.Outcome), Operation = OperationRules.After(old.Operation, word, now), UpdatedAt = now };
        if (settled.Operation.IsOpen) settled = settled with { Answer = old.Answer ?? HoldViews.View(id, state.Currency, settled) };
        var next = HoldChanges.Fresh(state, now) with { Captures = state.Captures.Replace(old, settled) };
        if (settled.Status != old.Status) next = HoldChanges.Recorded(id, next, settled, now);
        return HoldChanges.Scheduled(settled.Status == CaptureStatus.Succeeded ? Take(id, next, settled, now) : next);
    }

    private static HoldState Take(string id, HoldState state, StoredCapture capture, DateTimeOffset now)
    {
        var command = capture.IsFinal || HoldViews.Captured(state) == state.Amount ? HoldCommand.CaptureRest : HoldCommand.CapturePart;
        // Nothing else moves it while a capture is under way.
        var status = HoldTransitions.Next(state.Status, command) ?? throw new InvalidOperationException($"{id} was captured while it was {state.Status}.");
        var taken = state with { Status = status, Transfers = Book(state, capture, now) };
        return status == state.Status ? taken : HoldChanges.Recorded(id, taken, now);
    }

    /// <summary>As a payment of this amount books.</summary>
    private static List<Transfer> Book(HoldState state, StoredCapture capture, DateTimeOffset now)
    {
        var amount = new Amount(capture.Minor, state.Currency);
        var payable = Account.Payable(state.MerchantId);
        List<Transfer> transfers = [Transfer.Of(state.MerchantId, capture.Id, 1, Account.Clearing(state.Channel), payable, amount, now)];
        var fee = Fee.Of(amount, state.Fee);
        if (fee.Minor > 0) transfers.Add(Transfer.Of(state.MerchantId, capture.Id, 2, payable, Account.Fees, fee, now));
        return transfers;
    }

    private static Refusal? IsRefused(HoldState state, DateTimeOffset now) => state.Status switch
    {
        HoldStatus.Authorised => state.ExpiresAt <= now ? HoldRefusals.Expired : null,
        HoldStatus.Processing or HoldStatus.Pending or HoldStatus.Unknown => HoldRefusals.NotReady,
        HoldStatus.Voiding => HoldRefusals.VoidUnderWay,
        HoldStatus.Captured => HoldRefusals.Captured,
        HoldStatus.Voided => HoldRefusals.Voided,
        HoldStatus.Expired => HoldRefusals.Expired,
        HoldStatus.Failed => HoldRefusals.Failed,
    };

    private static CaptureStatus StatusOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Succeeded => CaptureStatus.Succeeded,
        AttemptOutcome.Declined or AttemptOutcome.Cancelled or AttemptOutcome.Expired => CaptureStatus.Failed,
        AttemptOutcome.Unknown => CaptureStatus.Unknown,
        AttemptOutcome.Open or AttemptOutcome.Processing or AttemptOutcome.CustomerAction => CaptureStatus.Processing,
    };
}
