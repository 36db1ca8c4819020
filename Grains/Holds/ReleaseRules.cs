using System.Globalization;
using Payments.Checkout;
using Payments.Ids;
using Payments.Outcomes;
using Payments.Sagas;

namespace Payments.Holds;

/// <summary>Whether what is left may be let go, and what the channel's answer makes of that. Pure.</summary>
public static class ReleaseRules
{
    /// <summary>The intent, before the channel is asked; the same object where it stands already, or has been carried out.</summary>
    public static Outcome<HoldState> Begin(string id, HoldState state, bool byExpiry, DateTimeOffset now, TimeSpan patience)
    {
        if (state.Status is HoldStatus.Voiding or HoldStatus.Voided) return state;
        if (HoldTransitions.Next(state.Status, HoldCommand.Void) is not { } next) return Refusal(state.Status);
        if (state.Captures.Any(capture => capture.Operation.IsOpen)) return HoldRefusals.CaptureUnderWay;
        var number = (state.Release?.Number ?? 0) + 1;
        var release = new StoredRelease
        {
            Number = number,
            ByExpiry = byExpiry,
            Operation = OperationRules.Begin(AttemptId.Of(id, string.Create(CultureInfo.InvariantCulture, $"v{number}")), now, patience),
        };
        return HoldChanges.Scheduled(HoldChanges.Recorded(id, HoldChanges.Fresh(state, now) with { Status = next, Release = release }, now));
    }

    /// <summary>The state after the channel's answer; the same object when it is not being let go any more.</summary>
    public static HoldState Settle(string id, HoldState state, ChannelWord word, DateTimeOffset now)
    {
        if (state is not { Status: HoldStatus.Voiding, Release: { } release }) return state;
        var operation = OperationRules.After(release.Operation, word, now);
        var command = CommandOf(state, release, word);
        // Nobody else will let it go: a channel that cannot be reached is tried for as long as it takes.
        if (command == HoldCommand.Wait && !operation.IsOpen) operation = operation with { Due = now + QuestionSchedule.After(operation.Questions, unanswered: true) };
        var next = HoldTransitions.Next(state.Status, command) ?? throw new InvalidOperationException($"{id} cannot {command} while it is {state.Status}.");
        var after = HoldChanges.Fresh(state, now) with { Status = next, Release = release with { Operation = operation } };
        if (command == HoldCommand.AskAgain) after = after with { Authorisation = state.Authorisation with { Due = now } };
        if (command == HoldCommand.KeepOpen) after = HoldChanges.Recorded(id, after, "preauthorisation.void_failed", now);
        else if (next != state.Status) after = HoldChanges.Recorded(id, after, now);
        return HoldChanges.Scheduled(after);
    }

    private static HoldCommand CommandOf(HoldState state, StoredRelease release, ChannelWord word) => word.Result.Outcome switch
    {
        AttemptOutcome.Succeeded or AttemptOutcome.Cancelled or AttemptOutcome.Expired => release.ByExpiry ? HoldCommand.Expire : HoldCommand.EndVoid,
        AttemptOutcome.Unknown => HoldCommand.LoseAnswer,
        AttemptOutcome.Open or AttemptOutcome.Processing or AttemptOutcome.CustomerAction => HoldCommand.Wait,
        AttemptOutcome.Declined when release.ByExpiry && word.Result.Decline?.ChannelCode == NotReached.NotSent => HoldCommand.Wait,
        // The customer may have acted meanwhile, or the channel has ended it.
        AttemptOutcome.Declined when state.AuthorisedAt is null => HoldCommand.AskAgain,
        // It lapses at the channel by itself, and nothing is captured of it any more.
        AttemptOutcome.Declined => release.ByExpiry ? HoldCommand.Expire : HoldCommand.KeepOpen,
    };

    private static Refusal Refusal(HoldStatus status) => status switch
    {
        HoldStatus.Captured => HoldRefusals.Captured,
        HoldStatus.Expired => HoldRefusals.Expired,
        HoldStatus.Failed => HoldRefusals.Failed,
        HoldStatus.Processing or HoldStatus.Pending or HoldStatus.Unknown or HoldStatus.Authorised or HoldStatus.Voiding or HoldStatus.Voided => HoldRefusals.NotReady,
    };
}
