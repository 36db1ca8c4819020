using Payments.Checkout;
using Payments.Events;
using Payments.Holds;
using Payments.Ledger;
using Payments.Refunds;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Holds;

/// <summary>Whatever is asked and whatever the channel says, in any order: what holds of every pre-authorisation at every step.</summary>
public sealed class HoldPropertyTests
{
    private DateTimeOffset _now = Now;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void AnyHistory_NeverMoreThanAuthorisedAndTheBooksSayWhatWasCaptured(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            _now = Now;
            var state = Begun(random.NextInt64(1, 10_000));
            var (transfers, events) = (new List<Transfer>(), new List<OutboxEvent>(state.Outbox));
            for (var step = 0; step < 40; step++)
            {
                var next = Step(random, state);
                if (ReferenceEquals(next, state)) continue;
                Check(state, next);
                transfers.AddRange(next.Transfers);
                events.AddRange(next.Outbox);
                state = next;
            }

            Assert.Equal(HoldViews.Captured(state), transfers.Where(one => one.Debit == Account.Clearing("simulator")).Sum(one => one.Minor));
            Assert.Equal(HoldViews.Refunded(state), transfers.Where(one => one.Credit == Account.Clearing("simulator")).Sum(one => one.Minor));
            // What is set aside is set aside for a refund under way.
            Assert.Equal(
                state.Captures.SelectMany(capture => capture.Refunds).Where(refund => refund.Status is RefundStatus.Processing or RefundStatus.Unknown).Sum(refund => refund.Minor),
                transfers.Sum(one => one.Credit == Account.Refunds("mer_1") ? one.Minor : one.Debit == Account.Refunds("mer_1") ? -one.Minor : 0));
            Assert.Equal(transfers.Count, transfers.Select(one => one.Id).Distinct().Count());
            Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(one => one.Sequence));
        }
    }

    private static void Check(HoldState before, HoldState after)
    {
        // Nothing but refunds comes after the end.
        if (HoldTransitions.IsFinal(before.Status)) Assert.Equal((before.Status, before.Captures.Length, before.EndedAt), (after.Status, after.Captures.Length, after.EndedAt));
        foreach (var capture in after.Captures)
        {
            var refunds = capture.Refunds.Where(refund => refund.Status != RefundStatus.Failed).Sum(refund => refund.Minor);
            Assert.InRange(refunds, 0, capture.Status == CaptureStatus.Succeeded ? capture.Minor : 0);
        }

        Assert.InRange(HoldViews.Claimed(after), 0, after.Amount);
        Assert.True(HoldViews.Captured(after) >= HoldViews.Captured(before));
        Assert.Equal(HoldTransitions.IsFinal(after.Status), after.Due is null);
        // Only money that was captured is booked, and all of it.
        Assert.Equal(HoldViews.Captured(after) - HoldViews.Captured(before), after.Transfers.Where(one => one.Debit == Account.Clearing("simulator")).Sum(one => one.Minor));
        if (HoldTransitions.IsFinal(after.Status) || after.Status == HoldStatus.Voiding) Assert.DoesNotContain(after.Captures, capture => capture.Operation.IsOpen);
    }

    private HoldState Step(Random random, HoldState state)
    {
        _now += TimeSpan.FromHours(random.Next(12));
        var said = Said((AttemptOutcome)random.Next(Enum.GetValues<AttemptOutcome>().Length));
        switch (random.Next(8))
        {
            case 0 or 1:
                return CaptureRules.Begin(Id, state, Capture($"cap_{state.Captures.Length}", random.Next(4) == 0 ? null : random.NextInt64(1, state.Amount + 1), random.Next(4) == 0), _now, Patience).Value ?? state;
            case 2:
                return state.Captures.IsEmpty ? state : CaptureRules.Settle(Id, state, state.Captures[random.Next(state.Captures.Length)].Id, said, _now);
            case 3:
                return ReleaseRules.Begin(Id, state, ExpiryRules.HasExpired(state, _now), _now, Patience).Value ?? state;
            case 4:
                return CaptureRefundRules.Hold(
                    state,
                    $"ref_{state.Captures.Sum(capture => capture.Refunds.Length)}",
                    random.Next(2) == 0 ? null : $"cap_{random.Next(state.Captures.Length + 1)}",
                    random.Next(4) == 0 ? null : random.NextInt64(1, state.Amount + 1),
                    _now).Value ?? state;
            case 5:
                return CaptureRefundRules.Settle(Id, state, $"ref_{random.Next(4)}", (RefundStatus)random.Next(Enum.GetValues<RefundStatus>().Length), _now);
            case 6:
                return ReleaseRules.Settle(Id, state, said, _now);
            default:
                return HoldTransitions.IsAsked(state.Status) ? HoldRules.AfterAuthorise(Id, state, said, _now) : ExpiryRules.Alert(Id, state, _now);
        }
    }
}
